package org.entente.memo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.site.Holidays;
import org.entente.site.Problem.Fault;

/** What an author should look at once more before a memo goes out. Nothing of it is wrong, and all of it may stay. */
final class Check {
    private static final int LONG = 1_500;
    private static final int MANY = 100;
    private static final Map<String, String> OTHER = Map.of("en", "fr", "fr", "en");
    private static final Pattern MENTION = Pattern.compile(
            "\\b(?:attached|attachments?|enclosed|enclosures?|ci-jointe?s?|ci-annexée?s?|pi[èe]ces? jointes?"
                    + "|(?:documents?|fichiers?|tableaux?) joints?|en annexe|PJ)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private final DaysOff daysOff;

    Check(DaysOff daysOff) {
        this.daysOff = daysOff;
    }

    /** What is celebrated at a site on a day. */
    interface DaysOff {
        Optional<String> on(LocalDate day, String site, Locale language);
    }

    /** Each as a text's key and its place among the fields of {@link MemoDraft}. */
    List<Fault> warnings(MemoDraft draft, List<Addressee> readers, ZoneId zone, Locale language) {
        var found = new ArrayList<Fault>();
        var texts = Objects.requireNonNull(draft.texts());
        texts.keySet().stream()
                .filter(only -> texts.size() == 1)
                .forEach(only -> understood(OTHER.get(only), readers).ifPresent(found::add));
        texts.forEach((each, text) -> {
            int words = Cost.words(text);
            if (words > LONG) {
                found.add(new Fault("texts." + each + ".body", "memo.check.long", words));
            }
        });
        if (readers.size() > MANY) {
            found.add(new Fault("audience", "memo.check.many", readers.size()));
        }
        if (Objects.requireNonNull(draft.attachments()).isEmpty()) {
            mention(texts.values().stream())
                    .ifPresent(word -> found.add(new Fault("attachments", "memo.check.attachment", word)));
        }
        if (Importance.URGENT.key().equals(draft.importance()) && draft.reason() == null) {
            found.add(new Fault("reason", "memo.check.reason"));
        }
        found.addAll(dayOff(draft, readers, zone, language));
        return found;
    }

    private static Optional<Fault> understood(String missing, List<Addressee> readers) {
        var left =
                readers.stream().filter(one -> one.language().equals(missing)).count();
        return left == 0
                ? Optional.empty()
                : Optional.of(new Fault(
                        "texts." + missing + ".title", "memo.check.language." + missing, left, readers.size()));
    }

    private static Optional<String> mention(Stream<MemoText> texts) {
        return texts.map(text -> MENTION.matcher(text.title() + "\n" + text.body()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    private List<Fault> dayOff(MemoDraft draft, List<Addressee> readers, ZoneId zone, Locale language) {
        var due = draft.acknowledgeBy();
        if (due == null) {
            return List.of();
        }
        var day = due.atZone(zone).toLocalDate();
        if (Holidays.isWeekend(day)) {
            return List.of(new Fault("acknowledgeBy", "memo.check.weekend", due));
        }
        return readers.stream().map(Addressee::site).collect(Collectors.toCollection(LinkedHashSet::new)).stream()
                .flatMap(site -> daysOff.on(day, site, language).stream()
                        .map(name -> new Fault("acknowledgeBy", "memo.check.holiday", due, name, site)))
                .toList();
    }

    /** What the author has seen: the same warnings again need no second look, others do. */
    static String token(List<Fault> warnings) {
        return warnings.stream().map(Check::token).collect(Collectors.joining(" "));
    }

    static boolean isSeen(List<Fault> warnings, String tokens) {
        return List.of(tokens.split(" "))
                .containsAll(warnings.stream().map(Check::token).toList());
    }

    private static String token(Fault warning) {
        var date = warning.arguments().stream()
                .filter(java.time.Instant.class::isInstance)
                .map(String::valueOf)
                .collect(Collectors.joining());
        return warning.field() + "/" + warning.message() + date;
    }
}
