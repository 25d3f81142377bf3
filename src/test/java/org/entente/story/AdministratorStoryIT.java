package org.entente.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What an administrator meets when it is much, long, or nothing at all. */
class AdministratorStoryIT extends BrowserStory {
    private static final String LONGEST = "fr-" + "x".repeat(61);

    /** A file of another kind, with four faults in each line. */
    private static FilePayload file(int lines) {
        var faulty = "%sy,,%s,x,employee,fr,Europe/Paris%n".formatted(LONGEST, "no-address".repeat(30));
        var text = "sign-in,name,email,department,roles,language,zone\n" + faulty.repeat(lines);
        return new FilePayload("people.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void fail(Sql fr, int times) throws SQLException {
        fr.update(
                "insert into sign_in_failure (person, address) select ?, ? from generate_series(1, " + times + ")",
                LONGEST,
                "2001:0db8:85a3:0000:0000:8a2e:0370:7334");
    }

    private static void importFile(Browser.Visit visit, int lines) {
        visit.go("/people");
        visit.page.locator("summary").first().click();
        visit.page.locator("#file").setInputFiles(file(lines));
        visit.page.locator("details button").first().click();
        visit.page.waitForURL(url -> url.endsWith("/import"));
    }

    @Test
    void seesFailuresAndFaultsHoweverLongAndMany() throws Exception {
        try (var fr = new Sql(sites, "fr");
                var visit = browser.visit(sites, "fr-admin", "fr-FR", Browser.PHONE, true)) {
            var rows = visit.page.locator("tbody tr");
            fr.update("delete from sign_in_failure");
            visit.go("/people/failures");
            assertEquals("Aucune.", visit.page.locator(".empty").textContent());
            fail(fr, 2);
            visit.go("/people/failures");
            visit.picture("failures-long");
            visit.holds("long failures");
            fail(fr, 210);
            visit.go("/people/failures");
            assertEquals(200, rows.count());
            fr.update("delete from sign_in_failure where person = ?", LONGEST);

            importFile(visit, 1);
            assertEquals(4, rows.count());
            visit.picture("imported-long");
            visit.holds("long import");
            importFile(visit, 130);
            assertEquals(200, rows.count());
            assertTrue(visit.page.locator("main").textContent().contains("Et 320 de plus"));
        }
    }
}
