package org.entente.story;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Every page that there is. A page that is missing here fails {@link LooksTest}. */
final class Looks {
    private static final String SIGN_IN = "form:has(#signIn)";

    private Looks() {}

    /**
     * What there is to look at, of one site.
     *
     * @param memo asked of everybody, changed once, in both languages, with a file
     * @param file the file, which browsers show
     */
    record Things(
            String memo,
            String file,
            String withdrawn,
            String scheduled,
            String person,
            String password,
            ListLooks.Things lists,
            NoticeLooks.Things notices) {}

    static List<Look> all(Things things) {
        return Stream.of(
                        ofAuthor(things),
                        ofReader(),
                        ofAdmin(things),
                        ofGuest(things),
                        ListLooks.ofOwner(things.lists()),
                        ListLooks.ofGuest(things.lists()),
                        NoticeLooks.ofHr(things.notices()),
                        NoticeLooks.ofGuest(),
                        ApplicationLooks.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<Look> ofAuthor(Things things) {
        return List.of(
                Look.at("memo/sent", "/sent", "with memos", go("/sent")),
                Look.at("memo/memo", "/memos/{id}", "one's own, changed", go("/memos/" + things.memo())),
                Look.at("memo/memo", "/memos/{id}", "withdrawn", go("/memos/" + things.withdrawn())),
                Look.main("memo/proof", "/memos/{id}/proof", "many missing", go("/memos/" + things.memo() + "/proof")),
                Look.at("memo/proof", "/memos/{id}/proof", "withdrawn", go("/memos/" + things.withdrawn() + "/proof")),
                Look.at("memo/proof", "/memos/{id}/proof", "scheduled", go("/memos/" + things.scheduled() + "/proof")),
                Look.main("memo/compose", "/compose", "empty", go("/compose")),
                Look.at("memo/compose", "/compose", "with faults", visit -> {
                    visit.go("/compose");
                    type(visit.page, "title.en", "Only a title");
                    type(visit.page, "people", "nobody");
                    submit(visit.page, "button.publish", ".trouble");
                }),
                Look.at("memo/compose", "/compose", "worth a second look", visit -> {
                    visit.go("/compose");
                    type(visit.page, "title.fr", "À relire");
                    type(visit.page, "body.fr", "Le plan est ci-joint.");
                    visit.page.locator("input[name=sites]").first().check();
                    visit.page.locator("#importance").selectOption("urgent");
                    submit(visit.page, "button[name=check]", "#check");
                }),
                Look.at("memo/compose", "/compose", "with a draft", visit -> {
                    submit(visit.page, "button[name=again][value=draft]", ".draft-state:not(:empty)");
                    visit.go("/compose");
                }),
                Look.at("memo/compose", "/drafts/{id}", "of a draft", visit -> {
                    visit.go("/compose");
                    visit.page.locator(".drafts a.item-title").first().click();
                }),
                Look.at("memo/compose", "/memos/{id}/edit", "of a change", go("/memos/" + things.memo() + "/edit")),
                Look.at("memo/costs", "/memos/figures", "of one's own department", go("/memos/figures")),
                Look.at("web/problem", "/people", "403", go("/people")),
                Look.at("web/problem", "/nothing", "404", go("/nothing")),
                Look.at("web/problem", "/language", "413", visit -> {
                    visit.go("/bridge");
                    visit.page.evaluate("document.querySelector('form[action=\"/language\"] input').value ="
                            + " 'x'.repeat(5000000)");
                    visit.page.locator("button[name=language]").click();
                }));
    }

    /** Somebody for whom nothing is here. */
    static List<Look> ofReader() {
        return List.of(
                Look.at("memo/day", "/", "nothing", go("/")),
                Look.at("memo/inbox", "/", "an empty box", go("/?box=archive")),
                Look.at("memo/sent", "/sent", "nothing", go("/sent")));
    }

    static List<Look> ofAdmin(Things things) {
        var memo = "/memos/" + things.memo();
        return List.of(
                Look.main("memo/day", "/", "the morning", go("/")),
                Look.at("memo/inbox", "/", "to acknowledge", go("/?box=to-acknowledge")),
                Look.at("memo/inbox", "/", "not found", go("/?box=all&q=zzzz")),
                Look.main("memo/memo", "/memos/{id}", "to acknowledge", go(memo)),
                Look.at("memo/memo", "/memos/{id}", "with a file beside", visit -> {
                    visit.go(memo + "?beside=" + things.file());
                    visit.page.waitForSelector(".beside iframe");
                }),
                Look.at("memo/find", "/search", "begin", go("/search")),
                Look.main("memo/find", "/search", "found", go("/search?q=regard&order=best")),
                Look.at("memo/find", "/search", "not found", go("/search?q=zzzz&site=uk")),
                Look.main("exchange/bridge", "/bridge", "with what is parked", go("/bridge")),
                Look.at("mail/mail", "/mail", "with what is parked", go("/mail")),
                Look.at("mail/waiting", "/mail/queue", "as it is", go("/mail/queue")),
                Look.at("memo/costs", "/memos/figures", "figures", go("/memos/figures")),
                Look.at("panel/panels", "/panels", "those of both sites", go("/panels")),
                Look.at("panel/panel", "/panels/{list}", "as it is", go("/panels/panel-floorcare")),
                Look.at("panel/mapping", "/panels/{list}/mapping", "as it is", go("/panels/panel-floorcare/mapping")),
                Look.at(
                        "panel/settings",
                        "/panels/{list}/settings",
                        "as they are",
                        go("/panels/panel-floorcare/settings")),
                Look.at("web/profile", "/profile", "as it is", go("/profile")),
                Look.at("web/profile", "/profile/password", "a weak password", visit -> {
                    visit.go("/profile");
                    visit.page.locator("#old").fill(things.password());
                    visit.page.locator("#newPassword").fill("aaaaaaaaaaaa");
                    visit.page.locator("#again").fill("aaaaaaaaaaaa");
                    submit(visit.page, "#password form button", ".trouble");
                }),
                Look.at("web/people", "/people", "everybody", go("/people")),
                Look.at("web/absences", "/absences/{person}", "of nobody yet", go("/absences/" + things.person())),
                Look.at("web/absences", "/absences/{person}", "with faults", visit -> {
                    visit.go("/absences/" + things.person());
                    visit.page.locator("details:has(#deputy) summary").click();
                    type(visit.page, "from", "2030-01-02");
                    type(visit.page, "to", "2030-01-01");
                    visit.page
                            .locator("#deputy")
                            .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
                    submit(visit.page, "form:has(#deputy) button", ".trouble");
                }),
                Look.at("web/failures", "/people/failures", "failures", go("/people/failures")),
                Look.at("web/imported", "/people/import", "a bad line", visit -> {
                    visit.go("/people");
                    visit.page.locator("details summary").first().click();
                    visit.page
                            .locator("#file")
                            .setInputFiles(file("sign-in,name,email,department,roles,language,zone\n"
                                    + "fr-x,X,x,it,king,de,Europe/Paris\n"));
                    submit(visit.page, "details form button", "h1 ~ table");
                }),
                Look.at("web/reset", "/people/{id}/reset", "a link", visit -> {
                    visit.go("/people");
                    submit(visit.page, "form[action='/people/" + things.person() + "/reset'] button", "code.long");
                }),
                Look.at(
                        "web/onetime",
                        "/one-time/{token}",
                        "a first password",
                        visit -> visit.page.navigate(
                                visit.page.locator("code.long").textContent())),
                Look.at("web/onetime", "/one-time/{token}", "a weak one", visit -> {
                    visit.page.locator("#newPassword").fill("aaaaaaaaaaaa");
                    visit.page.locator("#again").fill("aaaaaaaaaaaa");
                    submit(visit.page, "main form button", ".trouble");
                }));
    }

    static List<Look> ofGuest(Things things) {
        return List.of(
                Look.at("web/signin", "/sign-in", "first", go("/sign-in")),
                Look.at("web/signin", "/sign-in", "refused", visit -> {
                    visit.page.locator("#signIn").fill("nobody");
                    visit.page.locator("#password").fill("nothing");
                    submit(visit.page, SIGN_IN + " button", ".trouble");
                }),
                Look.at("web/signin", "/profile", "a form is held", visit -> {
                    visit.page.evaluate("const form = Object.assign(document.createElement('form'), {method: 'post',"
                            + " action: '/profile', innerHTML: '<input name=zone value=UTC>'});"
                            + " document.body.append(form); form.submit()");
                    visit.page.waitForSelector("input[name=held]", attached());
                }),
                Look.at("web/held", "/sign-in", "the held form", visit -> {
                    visit.page.locator("#signIn").fill(things.person());
                    visit.page.locator("#password").fill(things.password());
                    submit(visit.page, SIGN_IN + " button", "input[name=zone][type=hidden]");
                }));
    }

    private static java.util.function.Consumer<Browser.Visit> go(String path) {
        return visit -> visit.go(path);
    }

    private static void type(Page page, String id, String text) {
        page.locator("[id='" + id + "']").fill(text);
    }

    /** Presses it and waits for what only the next page has. */
    private static void submit(Page page, String button, String next) {
        page.locator(button).first().click();
        page.waitForSelector(next, attached());
    }

    private static Page.WaitForSelectorOptions attached() {
        return new Page.WaitForSelectorOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    private static FilePayload file(String text) {
        return new FilePayload("people.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
