package org.entente.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page that is open tells what happens at both sites, without being loaded again; the morning goes by one key. */
class LiveStoryIT extends BrowserStory {
    private static final double SOON = 30_000;

    private static String publish(String title) {
        return publish(
                "fr-finance-director",
                title,
                Map.of("acknowledgeBy", Instant.now().plusSeconds(600).toString()));
    }

    private static String publish(String reader, String title, Map<String, String> more) {
        var memo = Api.memo(title, List.of("fr"), List.of());
        memo.put("audience", Map.of("people", List.of(reader)));
        memo.putAll(more);
        return Api.of(sites, "uk-finance-director").publish(memo);
    }

    private static void appears(com.microsoft.playwright.Locator what) {
        assertThat(what.first()).isVisible(new IsVisibleOptions().setTimeout(SOON));
    }

    @Test
    void bringsTheMemoToTheReaderAndTheAcknowledgementToTheAuthor() {
        try (var reader = browser.visit(sites, "fr-finance-director", "fr-FR", Browser.DESKTOP, true);
                var author = browser.visit(sites, "uk-finance-director", "en-GB", Browser.DESKTOP, true)) {
            reader.go("/");
            reader.page.evaluate("window.same = 'page'");
            publish("Live, the second");
            var first = publish("Live, the first");
            author.go("/memos/" + first + "/proof");
            author.page.evaluate("window.same = 'page'");
            appears(reader.page.locator("#memo-" + first));
            assertTrue(reader.page.evaluate("window.same").equals("page"), "the page was loaded again");

            reader.page.locator("#memo-" + first).click();
            appears(reader.page.locator("form.acknowledge"));
            reader.page.waitForLoadState();
            reader.page.keyboard().press("a");
            appears(reader.page.locator(".done"));
            assertThat(author.page.locator("#proof"))
                    .containsText("1 of 1", new ContainsTextOptions().setTimeout(SOON));
            assertTrue(author.page.evaluate("window.same").equals("page"), "the page was loaded again");

            reader.page.waitForLoadState();
            reader.page.keyboard().press("n");
            reader.page.waitForURL(url -> !url.contains(first));
            appears(reader.page.locator("form.acknowledge"));
        }
    }

    @Test
    void whatIsToldWhileThePageIsBeingFetchedIsFetchedToo() {
        try (var reader = browser.visit(sites, "fr-finance-director", "fr-FR", Browser.DESKTOP, true)) {
            reader.go("/");
            var held = new ArrayList<Runnable>();
            reader.page.route(url -> url.endsWith("/"), route -> {
                if (held.isEmpty()) {
                    var then = route.fetch();
                    held.add(() -> route.fulfill(new FulfillOptions().setResponse(then)));
                } else {
                    route.resume();
                }
            });
            publish("Live, fetched and held up");
            reader.page.waitForCondition(() -> !held.isEmpty());
            var memo = publish("Live, told meanwhile");
            var api = Api.of(sites, "fr-finance-director");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> api.get("/api/memos/" + memo).status() == 200);
            reader.page.waitForTimeout(1_500);
            held.get(0).run();
            appears(reader.page.locator("#memo-" + memo));
        }
    }

    /** Notes what is really shown on the desktop and played, of all tabs together. */
    private static final String NOTED = """
            window.noted = () => JSON.parse(localStorage.noted || '[]');
            window.Notification = class extends Notification {
                constructor(title, more) {
                    super(title, more);
                    localStorage.noted = JSON.stringify([...noted(), title]);
                }
            };
            window.AudioContext = class extends AudioContext {
                constructor() {
                    super();
                    localStorage.tones = Number(localStorage.tones || 0) + 1;
                }
            };""";

    @Test
    void callsOnceForWhatTheReaderWantsToBeCalledFor() {
        var reader = "fr-andre-lemaitre";
        try (var visit = browser.visit(sites, reader, "fr-FR", Browser.DESKTOP, true)) {
            visit.page.context().addInitScript(NOTED);
            visit.page.context().grantPermissions(List.of("notifications"));
            visit.go("/profile");
            visit.page.locator("#sounds").selectOption("urgent");
            visit.page.locator("#notices").selectOption("urgent");
            visit.page.locator("#calls form button.btn-primary").click();
            visit.page.waitForLoadState();
            visit.go("/");
            var tabs = List.of(visit.page, visit.page.context().newPage());
            tabs.get(1).navigate(visit.page.url());

            var urgent = call(reader, "Live, and urgent", "urgent");
            visit.page.waitForCondition(() -> noticed(visit.page, "Live, and urgent") == 1);
            var later = call(reader, "Live, and only important", "important");
            tabs.forEach(tab -> List.of(urgent, later).forEach(memo -> appears(tab.locator("#memo-" + memo))));
            visit.page.reload();
            call(reader, "Live, and urgent again", "urgent");
            visit.page.waitForCondition(() -> noticed(visit.page, "Live, and urgent again") == 1);

            assertEquals(1, noticed(visit.page, "Live, and urgent"));
            assertEquals(0, noticed(visit.page, "Live, and only important"));
            assertEquals(visit.page.evaluate("noted().length"), visit.page.evaluate("Number(localStorage.tones)"));
        }
    }

    private static String call(String reader, String title, String importance) {
        return publish(reader, title, Map.of("importance", importance, "reason", "It must call on any day"));
    }

    private static long noticed(Page page, String title) {
        return ((List<?>) page.evaluate("noted()"))
                .stream().filter(title::equals).count();
    }
}
