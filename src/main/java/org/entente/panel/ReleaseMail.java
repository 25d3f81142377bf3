package org.entente.panel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.mail.MailFile;
import org.entente.mailinglist.PostEnricher.Piece;
import org.entente.site.Site;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What members get above a release's own words: sentences, a picture, a small table, and where the rest is. If the figures
 * are not read, not here, or not drawn, it says so and why: never a blank.
 */
@Singleton
class ReleaseMail {
    private static final String PICTURE = "panel-chart@entente";
    private static final int ROWS = 6;

    private final Releases releases;
    private final Stories stories;
    private final SettingsKeeping settings;
    private final Site site;

    @Inject
    ReleaseMail(Releases releases, Stories stories, SettingsKeeping settings, Site site) {
        this.releases = releases;
        this.stories = stories;
        this.settings = settings;
        this.site = site;
    }

    Piece piece(String post, Locale language) {
        var release = releases.find(post).orElseThrow();
        var address = site.address() + "/panels/" + release.list();
        var paper = new Paper(language);
        if (release.open()) {
            paper.strong(Texts.text(language, "panel.mail.open"));
            releases.notes(post).stream()
                    .flatMap(notes -> notes.files().stream())
                    .filter(file -> !file.read())
                    .forEach(file -> file.gaps().stream()
                            .limit(2)
                            .forEach(gap -> paper.line(file.name() + ": " + gap.text(language))));
        } else if (release.state().equals("arriving")) {
            paper.strong(Texts.text(language, "panel.mail.arriving"));
        } else {
            var story = stories.tell(release.list(), release.knownAt(), language);
            var picture = story.flatMap(it -> MailChart.draw(it.title(language), it.courses(), language));
            story.ifPresent(it -> {
                Alarms.of(it.market(), settings.of(release.list()), language).forEach(paper::strong);
                tell(it, paper, picture.isPresent());
            });
            paper.line(Texts.text(
                    language,
                    "mapping".equals(release.how()) ? "panel.mail.by-mapping" : "panel.mail.automatic",
                    release.figures()));
            paper.link(Texts.text(language, "panel.mail.more"), address);
            return paper.piece(picture.map(png -> new MailFile("chart.png", "image/png", PICTURE, png)));
        }
        paper.link(Texts.text(language, "panel.mail.page"), address);
        return paper.piece(Optional.empty());
    }

    private static void tell(Story story, Paper paper, boolean drawn) {
        story.headlines().forEach(paper::item);
        if (drawn) {
            paper.picture(story.essence());
        } else {
            paper.strong(Texts.text(paper.language, "panel.mail.not-drawn"));
        }
        var facts = Story.facts(story.market());
        var rows = new ArrayList<List<String>>();
        story.courses().keySet().stream().limit(ROWS).forEach(product -> {
            var row = new ArrayList<String>();
            row.add(product);
            facts.forEach(fact -> row.add(story.market()
                    .of(fact)
                    .filter(cell -> cell.product().equals(product))
                    .findFirst()
                    .map(cell -> Amounts.of(java.util.Objects.requireNonNull(cell.now()), cell.unit(), paper.language))
                    .orElse("–")));
            rows.add(row);
        });
        var head = new ArrayList<String>();
        head.add(Texts.text(paper.language, "panel.product"));
        facts.forEach(fact -> head.add(FactName.of(fact, paper.language)));
        paper.table(PeriodName.of(story.market().period(), paper.language), head, rows);
    }

    /** Text and HTML, written side by side. Mail programs know no style sheets. */
    private static final class Paper {
        private final Locale language;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html =
                new StringBuilder("<div style=\"font-family:sans-serif;color:#1d2733;max-width:600px\">");

        Paper(Locale language) {
            this.language = language;
        }

        void strong(String line) {
            text.append(line).append('\n');
            html.append("<p><strong>").append(escape(line)).append("</strong></p>");
        }

        void line(String line) {
            text.append(line).append('\n');
            html.append("<p>").append(escape(line)).append("</p>");
        }

        void item(String line) {
            text.append("- ").append(line).append('\n');
            html.append("<p style=\"margin:0 0 8px\">").append(escape(line)).append("</p>");
        }

        void link(String line, String address) {
            text.append('\n').append(line).append(":\n").append(address).append('\n');
            html.append("<p><a href=\"%s\">%s</a></p>".formatted(escape(address), escape(line)));
        }

        void picture(String essence) {
            html.append(
                    "<p><img src=\"cid:%s\" alt=\"%s\" width=\"%d\" height=\"%d\" style=\"max-width:100%%;height:auto\"></p>"
                            .formatted(PICTURE, escape(essence), MailChart.WIDTH, MailChart.HEIGHT));
        }

        void table(String caption, List<String> head, List<List<String>> rows) {
            text.append('\n')
                    .append(caption)
                    .append('\n')
                    .append(String.join(" | ", head))
                    .append('\n');
            rows.forEach(row -> text.append(String.join(" | ", row)).append('\n'));
            text.append('\n');
            html.append(
                            "<table style=\"border-collapse:collapse\"><caption style=\"text-align:left;font-weight:bold\">")
                    .append(escape(caption))
                    .append("</caption>");
            row("th", head);
            rows.forEach(row -> row("td", row));
            html.append("</table>");
        }

        private void row(String tag, List<String> cells) {
            html.append("<tr>");
            for (int i = 0; i < cells.size(); i++) {
                html.append(
                        "<%1$s style=\"text-align:%2$s;padding:4px 10px 4px 0;border-bottom:1px solid #dcd7cb\">%3$s</%1$s>"
                                .formatted(tag, i == 0 ? "left" : "right", escape(cells.get(i))));
            }
            html.append("</tr>");
        }

        Piece piece(Optional<MailFile> picture) {
            return new Piece(
                    text.toString().stripTrailing(),
                    html + "</div>",
                    picture.stream().toList());
        }

        private static String escape(@Nullable String plain) {
            return plain == null
                    ? ""
                    : plain.replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace(">", "&gt;")
                            .replace("\"", "&quot;");
        }
    }
}
