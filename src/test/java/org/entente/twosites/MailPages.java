package org.entente.twosites;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The demo's mailboxes in the browser: {@code GET /mail} lists them, {@code /mail/ADDRESS} their messages, newest first,
 * {@code /mail/ADDRESS/UID} one message; below that {@code raw} as it came, {@code html} its HTML in a sandbox, and
 * {@code parts/N} a part of it to keep. {@code ?folder=} names another folder than the inbox.
 */
final class MailPages {
    private static final Pattern PATH =
            Pattern.compile("/mail(?:/([^/]+)(?:/([0-9]{1,18})(?:/(raw|html|parts/([0-9]{1,4})))?)?)?");

    private final Mailboxes mailboxes;
    private final MailReader reader;

    MailPages(Settings settings) {
        this.mailboxes = new Mailboxes(settings.project(), settings.sites());
        this.reader = new MailReader(settings.ports().of("imap"), settings.password());
    }

    static boolean owns(String path) {
        return PATH.matcher(path).matches();
    }

    Answer answer(String path, Map<String, String> query, Locale language) throws IOException {
        var asked = PATH.matcher(path);
        if (!asked.matches()) {
            throw new IllegalArgumentException(path);
        }
        var login = asked.group(1);
        if (login != null && !mailboxes.all().containsKey(login)) {
            return Answer.problem(404, "There is no mailbox " + login + ".");
        }
        var page = new MailPage(language);
        try {
            if (login == null) {
                return Answer.html(200, page.mailboxes(counted()));
            }
            if (asked.group(2) == null) {
                return Answer.html(200, page.messages(login, reader.folders(login)));
            }
            var folder = query.getOrDefault("folder", MailReader.INBOX);
            var message = reader.message(login, folder, Long.parseLong(asked.group(2)));
            if (message.isEmpty()) {
                return Answer.html(404, page.gone(login));
            }
            var place = new MailPage.Place(login, folder, asked.group(2));
            return message(page, place, message.get(), String.valueOf(asked.group(3)), asked.group(4));
        } catch (MessagingException stopped) {
            return Answer.html(503, page.stopped());
        }
    }

    private List<MailPage.Box> counted() throws MessagingException {
        var boxes = new java.util.ArrayList<MailPage.Box>();
        for (var box : mailboxes.all().entrySet()) {
            boxes.add(new MailPage.Box(box.getKey(), box.getValue(), reader.count(box.getKey())));
        }
        return boxes;
    }

    private static Answer message(
            MailPage page,
            MailPage.Place place,
            byte[] raw,
            String what,
            @org.jspecify.annotations.Nullable String part)
            throws MessagingException {
        if (what.equals("raw")) {
            return Answer.ofStranger("text/plain", raw);
        }
        var view = MailView.of(raw);
        if (what.equals("html")) {
            return Answer.ofStranger(
                    "text/html; charset=utf-8", view.html().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        if (part == null) {
            return Answer.html(200, page.message(place, view, raw.length));
        }
        var number = Integer.parseInt(part);
        if (number < 1 || number > view.pieces().size()) {
            return Answer.problem(404, "The message has no part " + part + ".");
        }
        var piece = view.pieces().get(number - 1);
        return Answer.file(piece.fileName(number), piece.octets());
    }
}
