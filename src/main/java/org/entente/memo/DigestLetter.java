package org.entente.memo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.entente.mail.Letter;
import org.entente.mail.Mailbox;
import org.entente.people.MailReader;
import org.entente.web.Formats;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/** What waits for a person, in one mail a day: what must be acknowledged, the soonest due first, then what is new. */
record DigestLetter(MailReader reader, LocalDate day, List<Section> sections, MailPlace place) {
    /**
     * What waits for one person.
     *
     * @param of the sign-in and the name of whose deputy the reader is; empty for what is the reader's own
     * @param more how many wait beside these
     */
    record Section(String of, String name, List<MemoItem> due, List<MemoItem> fresh, long more) {
        int size() {
            return due.size() + fresh.size();
        }
    }

    byte[] write() {
        long due = sections.stream().mapToLong(one -> one.due().size()).sum();
        long fresh = sections.stream().mapToLong(one -> one.fresh().size()).sum();
        var letter = MemoLetter.machine(new Letter(new Mailbox(t("memo.mail.digest.from"), place.from())))
                .messageId("memo.digest." + day + "." + reader.id() + "@" + place.domain())
                .subject(t("memo.mail.digest.subject", due, fresh));
        var sheet = new LetterSheet(reader.language());
        sections.forEach(one -> write(one, sheet));
        return sheet.link(t("memo.mail.digest.go"), place.pages() + "/")
                .below(t("memo.mail.reply.none"), t("memo.mail.digest.why"), place.pages() + "/profile")
                .into(letter)
                .write();
    }

    private void write(Section section, LetterSheet sheet) {
        if (!section.of().isEmpty() && section.size() > 0) {
            sheet.line(t("memo.mail.for", section.name()));
        }
        write("memo.day.due", section.due(), section, sheet);
        write("memo.day.fresh", section.fresh(), section, sheet);
        if (section.more() > 0) {
            sheet.line(t("memo.mail.digest.more", section.more()));
        }
    }

    private void write(String heading, List<MemoItem> items, Section section, LetterSheet sheet) {
        if (!items.isEmpty()) {
            sheet.section(t(heading));
            items.forEach(item -> sheet.entry(
                    item.title(reader.language()),
                    place.pages() + "/memos/" + item.id() + (section.of().isEmpty() ? "" : "?for=" + section.of()),
                    facts(item)));
        }
    }

    private String facts(MemoItem item) {
        var facts = new ArrayList<String>();
        facts.add(t("memo.from", item.authorName(), t("people.department." + item.department()), item.homeSite()));
        if (!item.importance().equals("normal")) {
            facts.add(t("memo.importance." + item.importance()));
        }
        var due = item.dueAt();
        if (item.toAcknowledge() && due != null) {
            facts.add(t("memo.mark.due", new Formats(reader.language(), reader.zone()).instant(due)));
        }
        return String.join(" · ", facts);
    }

    private String t(String key, @Nullable Object... arguments) {
        return Texts.text(reader.language(), key, arguments);
    }
}
