package org.entente.memo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What an author asks to be published: the body of POST and PUT, and the first part of GET. {@code material} matters to
 * a change only: true asks everybody for a new acknowledgement.
 *
 * @param reason why it is urgent, up to 300 characters, for its readers too; null, and ignored, where it is not
 */
public record MemoDraft(
        @Nullable Map<String, MemoText> texts,
        @Nullable Audience audience,
        @Nullable String importance,
        @Nullable String reason,
        @Nullable Instant acknowledgeBy,
        @Nullable Instant publishAt,
        @Nullable Instant expiresAt,
        @Nullable List<String> attachments,
        @Nullable Boolean material) {
    private static final List<String> LANGUAGES = List.of("en", "fr");
    private static final int REASON = 300;

    public MemoDraft {
        texts = texts == null ? Map.of() : new TreeMap<>(texts);
        audience = audience == null ? Audience.NOBODY : audience;
        importance = importance == null ? "normal" : importance;
        reason = Importance.URGENT.key().equals(importance) ? said(reason) : null;
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        material = material != null && material;
    }

    private static @Nullable String said(@Nullable String reason) {
        var line = reason == null ? "" : reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() ? null : line;
    }

    /**
     * Refuses what is wrong in itself, all of it at once.
     *
     * @param now dates must lie after this
     * @param before the memo that this draft changes: a date that stays as it was may be past
     */
    void check(Instant now, @Nullable Memo before) {
        check(now, before, List.of());
    }

    /** The same, with what is already known to be wrong. */
    void check(Instant now, @Nullable Memo before, List<Problem.Fault> known) {
        checkChange(now, before == null ? null : new Dates(before.acknowledgeBy(), before.expiresAt()), known);
    }

    /** What a memo said before it is changed. */
    record Dates(@Nullable Instant acknowledgeBy, @Nullable Instant expiresAt) {}

    void checkChange(Instant now, @Nullable Dates before, List<Problem.Fault> known) {
        var faults = new ArrayList<>(known);
        judge(now, before, faults);
        if (expiresAt != null
                && acknowledgeBy != null
                && !expiresAt.isAfter(acknowledgeBy)
                && faults.stream().noneMatch(each -> each.field().equals("expiresAt"))
                && !(before != null
                        && isSame(expiresAt, before.expiresAt())
                        && isSame(acknowledgeBy, before.acknowledgeBy()))) {
            faults.add(new Problem.Fault("expiresAt", "memo.fault.expiry-due", expiresAt, acknowledgeBy));
        }
        refuse(faults);
    }

    /** The same for what another site published, at its time and perhaps by the rules of an earlier release. */
    void checkArrived() {
        var faults = new ArrayList<Problem.Fault>();
        judge(Instant.EPOCH, null, faults);
        refuse(faults);
    }

    private static void refuse(List<Problem.Fault> faults) {
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private void judge(Instant now, @Nullable Dates before, List<Problem.Fault> faults) {
        if (texts.isEmpty()) {
            faults.add(new Problem.Fault("texts", "memo.fault.texts"));
        }
        texts.forEach((language, text) -> check(language, text, faults));
        if (Importance.of(importance).isEmpty()) {
            faults.add(new Problem.Fault("importance", "memo.fault.importance", importance));
        }
        if (reason != null) {
            bounds("reason", reason, REASON, false, faults);
        }
        if (audience.isEmpty()) {
            faults.add(new Problem.Fault("audience", "memo.fault.audience"));
        }
        var from = publishAt != null && publishAt.isAfter(now) ? publishAt : now;
        if (acknowledgeBy != null
                && !acknowledgeBy.isAfter(from)
                && !(before != null && isSame(acknowledgeBy, before.acknowledgeBy()))) {
            faults.add(new Problem.Fault("acknowledgeBy", "memo.fault.due", acknowledgeBy));
        }
        if (expiresAt != null
                && !expiresAt.isAfter(from)
                && !(before != null && isSame(expiresAt, before.expiresAt()))) {
            faults.add(new Problem.Fault("expiresAt", "memo.fault.expiry", expiresAt));
        }
    }

    /** To the minute, as a form shows it. */
    private static boolean isSame(Instant date, @Nullable Instant before) {
        return before != null && date.truncatedTo(ChronoUnit.MINUTES).equals(before.truncatedTo(ChronoUnit.MINUTES));
    }

    private static void check(String language, @Nullable MemoText text, List<Problem.Fault> faults) {
        var field = "texts." + language;
        if (!LANGUAGES.contains(language)) {
            faults.add(new Problem.Fault(field, "memo.fault.language", language));
            return;
        }
        if (text == null) {
            faults.add(new Problem.Fault(field, "memo.fault.text"));
            return;
        }
        bounds(field + ".title", text.title(), MemoText.TITLE, false, faults);
        bounds(field + ".body", text.body(), MemoText.BODY, true, faults);
    }

    private static void bounds(String field, String value, int most, boolean lines, List<Problem.Fault> faults) {
        int length = value.codePointCount(0, value.length());
        if (length == 0) {
            faults.add(new Problem.Fault(field, "memo.fault.empty"));
        } else if (length > most) {
            faults.add(new Problem.Fault(field, "memo.fault.long", length, most));
        }
        value.codePoints()
                .filter(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t'))
                        || Character.getType(c) == Character.SURROGATE)
                .findFirst()
                .ifPresent(c -> faults.add(new Problem.Fault(field, "memo.fault.control", "U+%04X".formatted(c))));
    }
}
