package org.entente.memo;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.attachment.Attachment;
import org.entente.attachment.PostedForm;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a memo is written, with everything as it was typed: it comes back whole when something is wrong.
 *
 * @param id of the memo that is being changed, or null for a new one
 * @param version the one that the author read
 * @param fields what stands in each field, by name
 * @param files what is attached so far
 * @param sites all there are, this one first
 */
public record ComposeForm(
        @Nullable String id,
        int version,
        Map<String, List<String>> fields,
        List<Attachment> files,
        List<Fault> faults,
        List<String> sites) {
    private static final List<String> LANGUAGES = List.of("en", "fr");
    private static final List<String> NAMES = List.of(
            "title.en",
            "body.en",
            "title.fr",
            "body.fr",
            "sites",
            "departments",
            "people",
            "importance",
            "acknowledgeBy",
            "publishAt",
            "expiresAt",
            "material",
            "request");

    static ComposeForm empty(List<String> sites, String request) {
        return new ComposeForm(null, 0, Map.of("request", List.of(request)), List.of(), List.of(), sites);
    }

    static ComposeForm of(MemoDetail memo, ZoneId zone, List<String> sites) {
        var fields = new LinkedHashMap<String, List<String>>();
        memo.texts().forEach((language, text) -> {
            fields.put("title." + language, List.of(String.valueOf(text.title())));
            fields.put("body." + language, List.of(String.valueOf(text.body())));
        });
        fields.put("sites", memo.audience().sites());
        fields.put("departments", memo.audience().departments());
        fields.put("people", List.of(String.join(" ", memo.audience().people())));
        fields.put("importance", List.of(memo.importance()));
        put(fields, "acknowledgeBy", memo.acknowledgeBy(), zone);
        put(fields, "publishAt", memo.publishAt(), zone);
        put(fields, "expiresAt", memo.expiresAt(), zone);
        return new ComposeForm(memo.id(), memo.version(), fields, memo.files(), List.of(), sites);
    }

    private static void put(Map<String, List<String>> fields, String name, @Nullable Instant at, ZoneId zone) {
        if (at != null) {
            var local = LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES);
            fields.put(name, List.of(local.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)));
        }
    }

    /** What was posted; {@code kept} are the files of before that are still wanted. */
    static ComposeForm of(@Nullable String id, PostedForm posted, List<Attachment> kept, List<String> sites) {
        var fields = new LinkedHashMap<String, List<String>>();
        NAMES.forEach(name -> fields.put(name, posted.fields(name)));
        var files = new LinkedHashMap<String, Attachment>();
        Stream.concat(kept.stream(), posted.files().stream()).forEach(file -> files.put(file.id(), file));
        int version = posted.field("version")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .orElse(0);
        return new ComposeForm(id, version, fields, List.copyOf(files.values()), List.of(), sites);
    }

    ComposeForm with(List<Fault> wrong) {
        return new ComposeForm(id, version, fields, files, wrong, sites);
    }

    /** @throws Problem with a fault for each date that is none */
    MemoDraft draft(ZoneId zone) {
        var wrong = new ArrayList<Fault>();
        var texts = new LinkedHashMap<String, MemoText>();
        for (var language : LANGUAGES) {
            var text = new MemoText(value("title." + language), value("body." + language));
            if (!(text.title() + text.body()).isEmpty()) {
                texts.put(language, text);
            }
        }
        var people = Stream.of(value("people").split("[\\s,;]+"))
                .filter(one -> !one.isEmpty())
                .toList();
        var draft = new MemoDraft(
                texts,
                new Audience(all("sites"), all("departments"), people),
                value("importance").isEmpty() ? null : value("importance"),
                date("acknowledgeBy", zone, wrong),
                date("publishAt", zone, wrong),
                date("expiresAt", zone, wrong),
                files.stream().map(Attachment::id).toList(),
                !all("material").isEmpty());
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return draft;
    }

    private @Nullable Instant date(String name, ZoneId zone, List<Fault> wrong) {
        if (value(name).isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(value(name)).atZone(zone).toInstant();
        } catch (DateTimeParseException none) {
            wrong.add(new Fault(name, "memo.fault.date", value(name)));
            return null;
        }
    }

    public String value(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    private List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** What is wrong with that field of {@link MemoDraft}, or below it. */
    public Optional<Fault> fault(String field) {
        return faults.stream()
                .filter(each -> each.field().equals(field)
                        || each.field().startsWith(field + ".")
                        || each.field().startsWith(field + "["))
                .findFirst();
    }
}
