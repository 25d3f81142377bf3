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
import java.util.stream.Collectors;
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
 * @param addresses whom it may be for
 */
public record ComposeForm(
        @Nullable String id,
        int version,
        Map<String, List<String>> fields,
        List<Attachment> files,
        List<Fault> faults,
        Addresses addresses) {
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
            "published",
            "overtaken",
            "request");

    static ComposeForm empty(Addresses addresses, String request) {
        return new ComposeForm(null, 0, Map.of("request", List.of(request)), List.of(), List.of(), addresses);
    }

    static ComposeForm of(MemoDetail memo, ZoneId zone, Addresses addresses) {
        var fields = new LinkedHashMap<String, List<String>>();
        memo.texts().forEach((language, text) -> {
            fields.put("title." + language, List.of(String.valueOf(text.title())));
            fields.put("body." + language, List.of(String.valueOf(text.body())));
        });
        fields.put("sites", memo.audience().sites());
        fields.put("departments", memo.audience().departments());
        fields.put("people", memo.audience().people());
        fields.put("importance", List.of(memo.importance()));
        put(fields, "acknowledgeBy", memo.acknowledgeBy(), zone);
        put(fields, "publishAt", memo.publishAt(), zone);
        fields.put("published", memo.publishedAt() == null ? List.of() : List.of("true"));
        put(fields, "expiresAt", memo.expiresAt(), zone);
        return new ComposeForm(memo.id(), memo.version(), fields, memo.files(), List.of(), addresses);
    }

    private static void put(Map<String, List<String>> fields, String name, @Nullable Instant at, ZoneId zone) {
        if (at != null) {
            var local = LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES);
            fields.put(name, List.of(local.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)));
        }
    }

    /** What was posted; {@code kept} are the files of before that are still wanted. */
    static ComposeForm of(@Nullable String id, PostedForm posted, List<Attachment> kept, Addresses addresses) {
        var fields = new LinkedHashMap<String, List<String>>();
        NAMES.forEach(name -> fields.put(name, posted.fields(name)));
        var files = new LinkedHashMap<String, Attachment>();
        Stream.concat(kept.stream(), posted.files().stream()).forEach(file -> files.put(file.id(), file));
        int version = posted.field("version")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .orElse(0);
        return new ComposeForm(id, version, fields, List.copyOf(files.values()), List.of(), addresses);
    }

    ComposeForm with(List<Fault> wrong) {
        return new ComposeForm(id, version, fields, files, wrong, addresses);
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
        var draft = new MemoDraft(
                texts,
                new Audience(all("sites"), all("departments"), addresses.meant(all("people"))),
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
            return LocalDateTime.parse(value(name).strip().replaceFirst(" +", "T"))
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeParseException none) {
            wrong.add(new Fault(name, "memo.fault.date", value(name)));
            return null;
        }
    }

    /** A new memo's form, to be sent once more although this one was sent before. */
    ComposeForm renewed(String request) {
        var again = new LinkedHashMap<>(fields);
        again.put("request", List.of(request));
        return new ComposeForm(id, version, again, files, faults, addresses);
    }

    /** The same, to be laid over a version that was published while this one was written. */
    ComposeForm over(MemoDetail current) {
        var again = new LinkedHashMap<>(fields);
        again.put("overtaken", List.of("true"));
        again.put("published", current.publishedAt() == null ? List.of() : List.of("true"));
        return new ComposeForm(id, current.version(), again, files, List.of(), addresses);
    }

    public boolean isOvertaken() {
        return has("overtaken", "true");
    }

    /** Single people who are named and known. */
    public List<Addressee> chosen() {
        return addresses.meant(all("people")).stream()
                .flatMap(each -> addresses.find(each).stream())
                .toList();
    }

    /** What stands for single people and is nobody known here. */
    public String unknown() {
        return addresses.meant(all("people")).stream()
                .filter(each -> addresses.find(each).isEmpty())
                .collect(Collectors.joining(", "));
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

    public List<Correction> corrections() {
        return faults.stream().map(Correction::new).toList();
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
