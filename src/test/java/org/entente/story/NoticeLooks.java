package org.entente.story;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.entente.twosites.TwoSites;

/** The pages of notices, and those of openings for the world, see {@link Looks}. */
final class NoticeLooks {
    static final String HR = "fr-hr";
    private static final String OPENING = "FR-LOOKS-1";

    private NoticeLooks() {}

    /** @param notice an opening of which everything is long; {@code withdrawn} one that is no more */
    record Things(String notice, String withdrawn) {
        static final Things NONE = new Things("", "");
    }

    static Things prepare(TwoSites sites) throws SQLException {
        leave(sites);
        var hr = Api.of(sites, HR);
        var long60 = "Anticonstitutionnellement".repeat(3);
        var text = Map.of("title", "Regard " + long60, "body", ("mot ".repeat(40) + "\n\n").repeat(3) + long60);
        var opening = new java.util.HashMap<String, Object>(Map.of(
                "kind",
                "opening",
                "reference",
                OPENING,
                "texts",
                Map.of("en", text, "fr", text),
                "sites",
                List.of("fr"),
                "place",
                "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
                "contract",
                "apprenticeship",
                "manager",
                "fr-sales-manager",
                "closesAt",
                Instant.now().plusSeconds(900_000).toString(),
                "attachments",
                List.of(hr.upload("Fiche " + long60 + ".png", Drawing.plan()))));
        var notice = id(hr.post("/api/notices", opening).expect(201));
        opening.put("reference", "FR-LOOKS-2");
        var withdrawn = id(hr.post("/api/notices", opening).expect(201));
        hr.post("/api/notices/" + withdrawn + "/withdrawal").expect(200);
        return new Things(notice, withdrawn);
    }

    private static String id(Api.Answer answer) {
        return answer.json().get("id").asText();
    }

    static void leave(TwoSites sites) throws SQLException {
        try (var fr = new Sql(sites, "fr")) {
            fr.update("delete from notice where reference like 'FR-LOOKS-%'");
        }
    }

    static List<Look> ofHr(Things things) {
        var notice = "/notices/" + things.notice();
        return List.of(
                Look.at("hr/notices", "/notices", "with long ones", go("/notices")),
                Look.at("hr/notices", "/notices", "withdrawn ones", go("/notices?state=past")),
                Look.at("hr/notices", "/notices", "none such", go("/notices?kind=announcement&site=uk&state=past")),
                Look.at("hr/notice", "/notices/{id}", "long", go(notice)),
                Look.at("hr/notice", "/notices/{id}", "withdrawn", go("/notices/" + things.withdrawn())),
                Look.at("hr/noticeform", "/notices/{id}/edit", "of a change", go(notice + "/edit")),
                Look.at("hr/noticeform", "/notices/new", "with faults", visit -> {
                    visit.go("/notices/new");
                    visit.page.locator("button.publish").click();
                    visit.page.waitForSelector(".trouble");
                }));
    }

    static List<Look> ofGuest() {
        var opening = "/jobs/" + OPENING;
        return List.of(
                Look.at("hr/jobs", "/jobs", "openings", go("/jobs")),
                Look.at("hr/job", "/jobs/{reference}", "long", go(opening)),
                Look.at("hr/jobsrefused", "/jobs/{reference}", "unknown", go("/jobs/FR-1")),
                Look.at("hr/jobsprivacy", "/jobs/privacy", "as it is", go("/jobs/privacy")),
                Look.at("hr/jobsthanks", "/jobs/thanks", "as it is", go("/jobs/thanks?reference=" + OPENING)),
                Look.at("hr/jobsconsent", "/jobs/consent/{token}", "asked", go("/jobs/consent/looks")),
                Look.at("hr/jobsconsent", "/jobs/consent/{token}", "answered", visit -> {
                    visit.page.locator("main form button").click();
                    visit.page.waitForLoadState();
                }),
                Look.at("hr/jobsform", "/jobs/application", "empty", go("/jobs/application")),
                Look.at("hr/jobsform", "/jobs/{reference}/application", "with faults", visit -> {
                    visit.go(opening + "/application");
                    visit.page.evaluate("document.getElementById('apply').noValidate = true");
                    visit.page.locator("button[name=send]").click();
                    visit.page.waitForSelector(".trouble");
                }));
    }

    private static Consumer<Browser.Visit> go(String path) {
        return visit -> visit.go(path);
    }
}
