package org.entente.twosites;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;

/** One of the demo's people is on holiday and has named a deputy, so that there is one to look at. */
final class DemoAbsence {
    private static final String AWAY = "fr-loic-le-goff";
    private static final String DEPUTY = "fr-sales-manager";

    private DemoAbsence() {}

    /** Stated as a person would; in a demo that goes on it is there already, and the site refuses a second one. */
    static void state(SiteAccess site, String password) throws IOException, InterruptedException {
        var today = LocalDate.now();
        var body = "{\"from\":\"%s\",\"to\":\"%s\",\"deputy\":\"%s\"}".formatted(today, today.plusDays(4), DEPUTY);
        var signIn = Base64.getEncoder().encodeToString((AWAY + ":" + password).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(site.address().resolve("/api/people/" + AWAY + "/absences"))
                .header("Authorization", "Basic " + signIn)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }
}
