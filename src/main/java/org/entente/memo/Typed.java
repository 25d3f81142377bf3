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
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.attachment.PostedForm;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** What stands in each field of the page on which a memo is written, as it was typed. */
record Typed(Map<String, List<String>> fields) {
    /** What a person writes; files apart. */
    private static final List<String> WRITTEN = List.of(
            "title.en",
            "body.en",
            "title.fr",
            "body.fr",
            "sites",
            "departments",
            "people",
            "importance",
            "reason",
            "acknowledgeBy",
            "publishAt",
            "expiresAt",
            "material");

    private static final List<String> CARRIED =
            List.of("version", "published", "overtaken", "request", "draft", "checked");

    Typed {
        fields = new TreeMap<>(fields);
        fields.values().removeIf(List::isEmpty);
    }

    static Typed of(PostedForm posted) {
        var fields = new TreeMap<String, List<String>>();
        WRITTEN.forEach(name -> fields.put(name, posted.fields(name)));
        CARRIED.forEach(name -> fields.put(name, posted.fields(name)));
        return new Typed(fields);
    }

    static Typed of(MemoDetail memo, ZoneId zone) {
        var fields = new TreeMap<String, List<String>>();
        memo.texts().forEach((language, text) -> {
            fields.put("title." + language, List.of(String.valueOf(text.title())));
            fields.put("body." + language, List.of(String.valueOf(text.body())));
        });
        fields.put("sites", memo.audience().sites());
        fields.put("departments", memo.audience().departments());
        fields.put("people", memo.audience().people());
        fields.put("importance", List.of(memo.importance()));
        fields.put("reason", memo.reason() == null ? List.of() : List.of(memo.reason()));
        put(fields, "acknowledgeBy", memo.acknowledgeBy(), zone);
        put(fields, "publishAt", memo.publishAt(), zone);
        put(fields, "expiresAt", memo.expiresAt(), zone);
        fields.put("published", memo.publishedAt() == null ? List.of() : List.of("true"));
        fields.put("version", List.of(String.valueOf(memo.version())));
        return new Typed(fields);
    }

    private static void put(Map<String, List<String>> fields, String name, @Nullable Instant at, ZoneId zone) {
        if (at != null) {
            var local = LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES);
            fields.put(name, List.of(local.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME)));
        }
    }

    /** The same with another value in that field; an empty one takes it out. */
    Typed with(String name, String value) {
        var again = new TreeMap<>(fields);
        again.put(name, value.isEmpty() ? List.of() : List.of(value));
        return new Typed(again);
    }

    /** What a draft keeps: what a person wrote, and which version of a memo they changed. */
    Typed written() {
        var kept = new TreeMap<>(fields);
        kept.keySet()
                .retainAll(Stream.concat(WRITTEN.stream(), Stream.of("version", "published"))
                        .toList());
        return new Typed(kept);
    }

    String value(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** 0 where there is none. */
    int number(String name) {
        return value(name).matches("[0-9]{1,9}") ? Integer.parseInt(value(name)) : 0;
    }

    /** Whether nobody has written anything yet that it would be a pity to lose. */
    boolean isBlank() {
        return WRITTEN.stream()
                .filter(name -> !name.equals("importance"))
                .flatMap(name -> all(name).stream())
                .allMatch(String::isBlank);
    }

    /** The texts in which there is something. */
    Map<String, MemoText> texts() {
        var texts = new LinkedHashMap<String, MemoText>();
        for (var language : List.of("en", "fr")) {
            var text = new MemoText(value("title." + language), value("body." + language));
            if (!(text.title() + text.body()).isEmpty()) {
                texts.put(language, text);
            }
        }
        return texts;
    }

    Audience audience(Addresses addresses) {
        return new Audience(all("sites"), all("departments"), addresses.meant(all("people")));
    }

    /** @throws Problem with a fault for each date that is none */
    MemoDraft draft(ZoneId zone, Addresses addresses, List<String> files) {
        var wrong = new ArrayList<Fault>();
        var draft = new MemoDraft(
                texts(),
                audience(addresses),
                value("importance").isEmpty() ? null : value("importance"),
                value("reason"),
                date("acknowledgeBy", zone, wrong),
                date("publishAt", zone, wrong),
                date("expiresAt", zone, wrong),
                files,
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
}
