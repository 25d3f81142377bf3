package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.entente.mail.MailSite;
import org.entente.mail.PlainMail;
import org.entente.people.CurrentPerson;
import org.entente.site.PlainDatabase;
import org.entente.site.PlainSite;
import org.entente.site.Problem;
import org.entente.web.Page;
import org.entente.web.PlainPages;
import org.entente.web.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the world may come in, and that a site may show it nothing. */
class JobsDoorTest {
    private static final int PAGES = 3;

    @TempDir
    private static Path directory;

    private final Openings openings = new Openings(PlainSite.fr()) {
        @Override
        public List<Opening> open() {
            return List.of(LetterTest.opening("FR-2026-001", "Sales engineer", true));
        }
    };

    private final MailSite mail = new PlainMail(PlainDatabase.shared(), directory).site();

    private JobsPages pages(JobsDoor door, String address) {
        var person = new CurrentPerson();
        person.guest(Locale.ENGLISH, PlainSite.fr().zone());
        var answers = new JobsAnswers(person, door, from(address));
        return new JobsPages(answers, door, openings, null, mail, null);
    }

    private static JobsDoor door(boolean open) {
        var visitor = new Visitor() {
            @Override
            public String address(HttpServletRequest request) {
                return request.getRemoteAddr();
            }
        };
        return new JobsDoor(visitor, open, "http://localhost", Optional.of("lists,jobs"), 1_000, PAGES, 2);
    }

    private static HttpServletRequest from(String address) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                JobsDoorTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (request, call, arguments) -> call.getName().equals("getRemoteAddr") ? address : null);
    }

    @Test
    void tellsWhoComesTooOftenToComeBackLater() {
        var door = door(true);
        for (int i = 0; i < PAGES; i++) {
            assertEquals(200, pages(door, "192.0.2.1").all(null).getStatus());
        }
        var refused = pages(door, "192.0.2.1").all("fr");
        assertEquals(429, refused.getStatus());
        var page = (Page) refused.getEntity();
        var html = PlainPages.html(page.template(), page.model(), Locale.FRENCH);
        assertTrue(html.contains("Trop de demandes"), html);
        assertEquals(429, pages(door, "192.0.2.1").privacy(null).getStatus());
        assertEquals(200, pages(door, "192.0.2.2").all(null).getStatus());
    }

    @Test
    void showsNothingWhereTheSiteDoesNotWantIt() {
        var door = door(false);
        assertFalse(door.isOpen());
        var pages = pages(door, "192.0.2.1");
        for (var page : List.<Supplier<Response>>of(
                () -> pages.all(null),
                () -> pages.privacy(null),
                () -> pages.thanks(null, null),
                () -> pages.one("FR-2026-001", null),
                () -> pages.style("static/entente.css", null))) {
            assertEquals(404, assertThrows(Problem.class, page::get).status());
        }
        var person = new CurrentPerson();
        person.guest(Locale.ENGLISH, PlainSite.fr().zone());
        var form = new JobsFormPages(new JobsAnswers(person, door, from("192.0.2.1")), door, openings, null, mail);
        assertEquals(
                404, assertThrows(Problem.class, () -> form.form((String) null)).status());
        assertEquals(
                404,
                assertThrows(Problem.class, () -> form.apply(null, from("192.0.2.1")))
                        .status());
    }

    @Test
    void takesSoManyLettersAnHour() {
        var door = door(true);
        assertEquals(
                List.of(true, true, false),
                List.of(
                        door.takesLetter(from("192.0.2.1")),
                        door.takesLetter(from("192.0.2.1")),
                        door.takesLetter(from("192.0.2.1"))));
    }
}
