package org.entente.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an administrator meets when it is much, long, or nothing at all. */
class AdministratorStoryIT extends BrowserStory {
    private static final String LONGEST = "fr-" + "x".repeat(61);

    /** A file of another kind, with four faults in each line. */
    private static byte[] file() {
        var lines = IntStream.range(0, 130)
                .mapToObj(line -> "%sy,,%s,x,employee,fr,Europe/Paris".formatted(LONGEST, "no-address".repeat(30)))
                .collect(Collectors.joining("\n"));
        return ("sign-in,name,email,department,roles,language,zone\n" + lines).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void seesFailuresAndFaultsHoweverLongAndMany() throws Exception {
        try (var fr = new Sql(sites, "fr");
                var visit = browser.visit(sites, "fr-admin", "fr-FR", Browser.PHONE, true)) {
            fr.update("delete from sign_in_failure");
            visit.go("/people/failures");
            assertEquals("Aucune.", visit.page.locator(".empty").textContent());
            fr.update(
                    "insert into sign_in_failure (person, address) select ?, ? from generate_series(1, 210)",
                    LONGEST,
                    "2001:0db8:85a3:0000:0000:8a2e:0370:7334");
            visit.go("/people/failures");
            assertEquals(200, visit.page.locator("tbody tr").count());
            visit.holds("long failures");
            fr.update("delete from sign_in_failure where person = ?", LONGEST);

            visit.go("/people");
            visit.page.locator("summary").first().click();
            visit.page.locator("#file").setInputFiles(new FilePayload("people.csv", "text/csv", file()));
            visit.page.locator("details button").first().click();
            visit.page.waitForURL(url -> url.endsWith("/import"));
            assertEquals(200, visit.page.locator("tbody tr").count());
            assertTrue(visit.page.locator("main").textContent().contains("Et 320 de plus"));
            visit.holds("long import");
        }
    }
}
