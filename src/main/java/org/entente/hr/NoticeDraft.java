package org.entente.hr;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A notice as HR writes it.
 *
 * @param kind {@code announcement} or {@code opening}; stays what it is
 * @param reference of an opening: given or, if null, made; stays what it is
 * @param texts by language, {@code en} and {@code fr}, both
 * @param sites that it is for, in their names; empty for all
 * @param contract one of {@link #CONTRACTS}, of an opening
 * @param closesAt from when on it is no longer current; an opening needs none
 * @param manager who decides on an opening: the sign-in of a person of the home site
 * @param attachments ids of uploaded files
 */
public record NoticeDraft(
        @Nullable String kind,
        @Nullable String reference,
        Map<String, NoticeText> texts,
        List<String> sites,
        String place,
        @Nullable String contract,
        @Nullable Instant closesAt,
        @Nullable String manager,
        List<String> attachments) {
    public static final List<String> KINDS = List.of("announcement", "opening");
    public static final List<String> CONTRACTS =
            List.of("permanent", "fixed-term", "temporary", "apprenticeship", "internship");

    public NoticeDraft {
        texts = texts == null ? Map.of() : new TreeMap<>(texts);
        sites = sites == null ? List.of() : List.copyOf(new TreeSet<>(sites));
        place = place == null ? "" : place.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        reference = blank(reference);
        reference = reference == null ? null : reference.toUpperCase(Locale.ROOT);
        contract = blank(contract);
        manager = blank(manager);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    boolean opening() {
        return "opening".equals(kind);
    }

    NoticeDraft at(@Nullable String itsKind, @Nullable String itsReference, List<String> itsSites) {
        return new NoticeDraft(itsKind, itsReference, texts, itsSites, place, contract, closesAt, manager, attachments);
    }

    /** An announcement has nothing that belongs to an opening. */
    NoticeDraft announced(List<String> itsSites) {
        return new NoticeDraft("announcement", null, texts, itsSites, "", null, closesAt, null, attachments);
    }
}
