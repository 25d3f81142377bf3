package org.entente.memo;

import java.util.List;
import java.util.Objects;
import org.entente.mail.Letter;
import org.entente.mail.Mailbox;
import org.entente.web.Formats;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A memo, or a word about it, for those who get the same letter; their names are put on top. It answers nothing and asks
 * machines not to answer (RFC 3834); what a person answers goes to the author's own mailbox.
 */
record MemoLetter(Memo memo, Errand errand, Circle circle, MailPlace place, List<Enclosure> files) {
    byte[] write() {
        var letter = machine(new Letter(new Mailbox(
                        MailTop.line(t("memo.mail.from", memo.authorName(), memo.homeSite())), place.from())))
                .messageId(errand.messageId(place.domain(), circle.deputyOf()))
                .subject(subject());
        var replyTo = memo.replyTo();
        if (replyTo != null) {
            letter.header("Reply-To", replyTo);
        }
        if (circle.first() > 0) {
            letter.answers(new Errand(memo.id(), circle.first(), Errand.MEMO, "")
                    .messageId(place.domain(), circle.deputyOf()));
        }
        var sheet = new LetterSheet(circle.language());
        above(sheet);
        if (errand.isMemo()) {
            body(sheet);
            files.forEach(file -> attach(letter, file));
        }
        if (!errand.isWithdrawal()) {
            sheet.link(t(asks() ? "memo.mail.read.acknowledge" : "memo.mail.read"), address());
        }
        return sheet.below(
                        memo.replyTo() == null ? t("memo.mail.reply.none") : t("memo.mail.reply", memo.authorName()),
                        t("memo.mail.why"),
                        place.pages() + "/profile")
                .into(letter)
                .write();
    }

    /** Marks what no person has sent by hand. */
    static Letter machine(Letter letter) {
        return letter.header("Auto-Submitted", "auto-generated")
                .header("X-Auto-Response-Suppress", "OOF, AutoReply")
                .header("Precedence", "bulk");
    }

    private static void attach(Letter letter, Enclosure enclosure) {
        var file = enclosure.file();
        if (file != null) {
            letter.file(file);
        }
    }

    private void above(LetterSheet sheet) {
        if (circle.isDeputy()) {
            sheet.line(t("memo.mail.for", circle.deputyOfName()));
        }
        sheet.line(t("memo.from", memo.authorName(), t("people.department." + memo.department()), memo.homeSite()));
        if (errand.isWithdrawal()) {
            sheet.line(t("memo.mail.withdrawn", when().instant(Objects.requireNonNull(memo.withdrawnAt()))));
            return;
        }
        if (errand.kind().equals("reminded")) {
            sheet.line(t("memo.mail.reminded", memo.authorName()));
        }
        if (memo.reason() != null) {
            sheet.line(t("memo.urgent.because", memo.reason()));
        }
        if (asks()) {
            sheet.line(t(late() ? "memo.mail.overdue" : "memo.mail.due", due()));
        }
        if (errand.isMemo() && circle.first() > 0) {
            sheet.line(t("memo.mail.amended", memo.version()));
        }
        if (errand.isMemo() && !language().equals(circle.language().getLanguage())) {
            sheet.line(t("memo.mail.only." + language()));
        }
    }

    private void body(LetterSheet sheet) {
        sheet.heading(title(), language()).markdown(String.valueOf(text().body()), language());
        if (!files.isEmpty()) {
            sheet.section(t("memo.mail.files"))
                    .items(files.stream()
                            .map(file -> t("memo.mail.file." + file.place(), file.name(), when().size(file.size())))
                            .toList());
        }
    }

    private String subject() {
        var subject = title();
        if (errand.isWithdrawal()) {
            subject = t("memo.mail.subject.withdrawn", subject);
        } else if (asks()) {
            subject = t(late() ? "memo.mail.subject.overdue" : "memo.mail.subject.due", subject, dueDay());
        }
        if (errand.kind().equals("reminded")) {
            subject = t("memo.mail.subject.reminded", subject);
        }
        if (memo.importance().equals("urgent") && !errand.isWithdrawal()) {
            subject = t("memo.mail.subject.urgent", subject);
        }
        return circle.isDeputy() ? t("memo.mail.subject.for", subject, circle.deputyOfName()) : subject;
    }

    private boolean asks() {
        return memo.asksAcknowledgement() && memo.dueAt() != null;
    }

    private boolean late() {
        return errand.kind().equals("overdue");
    }

    private String due() {
        return when().instant(Objects.requireNonNull(memo.dueAt()));
    }

    private String dueDay() {
        return when().day(Objects.requireNonNull(memo.dueAt()));
    }

    private String address() {
        return place.pages() + "/memos/" + memo.id() + (circle.isDeputy() ? "?for=" + circle.deputyOf() : "");
    }

    private String language() {
        return MemoText.language(memo.texts().keySet(), circle.language());
    }

    private MemoText text() {
        return Objects.requireNonNull(memo.texts().get(language()));
    }

    private String title() {
        return String.valueOf(text().title());
    }

    private Formats when() {
        return new Formats(circle.language(), circle.zone());
    }

    private String t(String key, @Nullable Object... arguments) {
        return Texts.text(circle.language(), key, arguments);
    }
}
