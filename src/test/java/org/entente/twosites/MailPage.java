package org.entente.twosites;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** A mailbox as HTML. */
final class MailPage extends Page {
    /** A mailbox, whose it is (empty: one for a purpose), and how many messages lie in it. */
    record Box(String login, String owner, int count) {}

    /** Where a message lies. */
    record Place(String login, String folder, String uid) {
        String address(String below) {
            return "/mail/%s/%s%s?folder=%s".formatted(encoded(login), uid, below, encoded(folder));
        }
    }

    MailPage(Locale language) {
        super(language);
    }

    String mailboxes(List<Box> boxes) {
        var rows = new StringBuilder();
        boxes.stream()
                .sorted(java.util.Comparator.comparing((Box box) -> box.count() == 0)
                        .thenComparing(box -> !box.owner().isEmpty()))
                .forEach(box -> rows.append(row(box)));
        return document(
                "/mail?",
                false,
                text("mailboxes"),
                text("mail.intro") + " " + link(inLanguage("/?"), text("mail.back")),
                section("mailboxes", table("mail", List.of("mailbox", "owner", "messages"), rows)));
    }

    private String row(Box box) {
        return "<tr><th scope=\"row\">%s</th><td>%s</td><td class=\"number\">%d</td></tr>%n"
                .formatted(
                        link(inLanguage("/mail/" + encoded(box.login()) + "?"), escape(box.login())),
                        box.owner().isEmpty() ? text("mail.purpose") : escape(box.owner()),
                        box.count());
    }

    String messages(String login, List<MailReader.Listed> folders) {
        var all = new StringBuilder();
        for (var folder : folders) {
            var rows = new StringBuilder();
            folder.lines().forEach(line -> rows.append(row(login, folder.name(), line)));
            var left = folder.count() - folder.lines().size();
            var content = rows.isEmpty()
                    ? "<p>" + text("mail.empty") + "</p>"
                    : table("mail", List.of("subject", "from", "recipient", "received"), rows)
                            + (left > 0 ? "<p>" + text("mail.older", left) + "</p>" : "");
            all.append(section("folder-" + encoded(folder.name()), escape(folder.name()), content));
        }
        return document(
                "/mail/" + encoded(login) + "?",
                true,
                escape(login),
                link(inLanguage("/mail?"), text("mail.all")),
                all.toString());
    }

    private String row(String login, String folder, MailReader.Line line) {
        var view = line.view();
        var subject = view.subject().isBlank() ? text("mail.untitled") : escape(view.subject());
        var place = new Place(login, folder, String.valueOf(line.uid()));
        return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                .formatted(
                        link(inLanguage(place.address("") + "&"), subject),
                        escape(view.from()),
                        escape(view.recipient()),
                        escape(view.received()));
    }

    String message(Place place, MailView view, int size) {
        var content = new StringBuilder("<dl>");
        fact(content, "from", view.from());
        fact(content, "recipient", view.recipient());
        fact(content, "received", view.received());
        content.append("</dl>");
        view.pieces().stream()
                .filter(MailView.Piece::isText)
                .forEach(piece -> content.append("<pre class=\"letter\">")
                        .append(escape(piece.text()))
                        .append("</pre>"));
        if (!view.html().isEmpty()) {
            content.append("<iframe class=\"letter\" sandbox src=\"%s\" title=\"%s\"></iframe>"
                    .formatted(escape(place.address("/html")), text("mail.html")));
        }
        var subject = view.subject().isBlank() ? text("mail.untitled") : escape(view.subject());
        var headers = "<details><summary>%s</summary><pre>%s</pre></details><p>%s</p>"
                .formatted(
                        text("mail.headers"),
                        escape(view.headers()),
                        link(place.address("/raw"), text("mail.raw", size(size))));
        return document(
                place.address("") + "&",
                false,
                subject,
                link(inLanguage("/mail/" + encoded(place.login()) + "?"), escape(place.login())),
                section("message", content.toString()) + parts(place, view) + section("origin", headers));
    }

    private void fact(StringBuilder list, String key, String value) {
        list.append("<dt>")
                .append(text(key))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd>");
    }

    private String parts(Place place, MailView view) {
        var rows = new StringBuilder();
        for (int i = 0; i < view.pieces().size(); i++) {
            var piece = view.pieces().get(i);
            rows.append("<tr><th scope=\"row\">%s</th><td>%s</td><td class=\"number\">%s</td></tr>%n"
                    .formatted(
                            link(place.address("/parts/" + (i + 1)), escape(piece.fileName(i + 1))),
                            escape(piece.type()),
                            size(piece.octets().length)));
        }
        return section("mail.parts", table("mail", List.of("file", "type", "size"), rows));
    }

    String gone(String login) {
        return notice(inLanguage("/mail/" + encoded(login) + "?"), "mail.gone", escape(login));
    }

    String stopped() {
        return notice(inLanguage("/?"), "mail.stopped", text("mail.back"));
    }

    private String notice(String back, String key, String label) {
        return document(
                "/mail?", false, text("mailboxes"), link(back, label), "<section><p>" + text(key) + "</p></section>");
    }

    private String inLanguage(String address) {
        return address + "lang=" + language().getLanguage();
    }

    private String size(int octets) {
        return text("mail.size", NumberFormat.getInstance(language()).format((octets + 1023) / 1024));
    }
}
