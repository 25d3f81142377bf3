package org.entente.twosites;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The control page as HTML, in the reader's language; a table row, a form and a button for each thing one may do. */
final class ControlPage extends Page {
    private final TwoSites sites;
    private final ResourceBundle words;

    ControlPage(TwoSites sites, Locale language) {
        super(language);
        this.sites = sites;
        this.words = ResourceBundle.getBundle("org.entente.people.texts", language, NO_FALLBACK);
    }

    String html() {
        return document("/?", true, text("title"), text("intro"), places() + link() + parts() + mail() + people());
    }

    private String mail() {
        var boxes = link("/mail?lang=" + language().getLanguage(), text("mail.all"));
        return section("mail", "<p>%s</p><p>%s</p>".formatted(text("mail.intro"), boxes));
    }

    private String places() {
        var links = new StringBuilder();
        for (var name : sites.sites()) {
            var site = sites.site(name);
            links.append(
                    "<a class=\"button\" href=\"%s\">%s</a>".formatted(site.address(), text("open", site.title())));
        }
        return section("sites", "<p class=\"row\">" + links + "</p>");
    }

    private String link() {
        var up = sites.link().isUp();
        var form = up
                ? form("/link/cut", "link-button", text("link.cut.do"))
                : form("/link/restore", "link-button", text("link.restore.do"));
        return section(
                "link",
                "<div class=\"row\"><span class=\"state %s\">%s</span>%s</div>"
                        .formatted(up ? "ready" : "stopped", text(up ? "link.up" : "link.cut"), form));
    }

    private String parts() {
        var rows = new StringBuilder();
        for (var part : sites.parts()) {
            var verb = part.state().equals("stopped") ? "start" : "kill";
            rows.append("""
                    <tr><th scope="row">%s</th><td><span class="state %s">%s</span></td>\
                    <td class="number">%s</td><td class="number">%d</td><td class="action">%s</td></tr>
                    """.formatted(
                    part.part(),
                    part.state(),
                    text("state." + part.state()),
                    part.pid() == null ? "" : part.pid(),
                    part.port(),
                    form("/parts/" + part.part() + "/" + verb, part.part() + "-button", text(verb, part.part()))));
        }
        return section("parts", table("parts", List.of("part", "state", "process", "port", "action"), rows));
    }

    private String people() {
        var people = new DemoPeople(sites.settings().project());
        var lists = new StringBuilder();
        for (var site : sites.sites()) {
            var rows = new StringBuilder();
            people.of(site).forEach(person -> rows.append(row(person)));
            lists.append(rows.isEmpty() ? "" : table("people", List.of("signIn", "name", "department", "roles"), rows));
        }
        var mail = sites.settings().ports();
        var how = text(
                "people.password",
                sites.settings().password(),
                String.valueOf(mail.of("imap")),
                String.valueOf(mail.of("smtp")));
        return section(
                "people",
                lists.isEmpty()
                        ? "<p>" + text("people.none") + "</p>"
                        : "<p>" + how + "</p><div class=\"people\">" + lists + "</div>");
    }

    private String row(DemoPeople.Person person) {
        return "<tr><th scope=\"row\"><code>%s</code></th><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                .formatted(
                        escape(person.signIn()),
                        escape(person.name()),
                        word("department", person.department()),
                        Stream.of(person.roles().split(" "))
                                .filter(role -> !role.equals("employee"))
                                .map(role -> word("role", role))
                                .collect(Collectors.joining(", ")));
    }

    /** As the sites themselves call it; a word that they do not know stays as it stands in the file. */
    private String word(String kind, String key) {
        var name = "people." + kind + "." + key;
        return escape(words.containsKey(name) ? words.getString(name) : key);
    }

    private String form(String action, String id, String label) {
        return "<form method=\"post\" action=\"%s?lang=%s\"><button id=\"%s\">%s</button></form>"
                .formatted(action, language().getLanguage(), id, label);
    }
}
