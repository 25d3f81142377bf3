package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.Texts;

/**
 * The letters of this site: those that Entente brings, unless HR has changed them, and HR's own. None is ever deleted:
 * one that is not wanted is taken out of use.
 */
@Singleton
class LetterTemplates {
    private static final Map<String, String> BROUGHT = brought();
    private static final int LONGEST_LINE = 200;
    static final int LONGEST_TEXT = 10_000;

    private final Database database;

    @Inject
    LetterTemplates(Database database) {
        this.database = database;
    }

    private static Map<String, String> brought() {
        var brought = new LinkedHashMap<String, String>();
        List.of("others", "profile", "filled", "unsolicited").forEach(reason -> brought.put(reason, "refusal"));
        brought.put("invitation", "invitation");
        brought.put("cancellation", "cancellation");
        return brought;
    }

    /** Reasons to refuse first, those that are out of use too. */
    List<LetterTemplate> all() {
        var all = new LinkedHashMap<String, LetterTemplate>();
        BROUGHT.forEach((id, kind) ->
                all.put(id, new LetterTemplate(id, kind, true, 0, Map.of("en", text(id, "en"), "fr", text(id, "fr")))));
        database.list("select * from letter_template order by id", LetterTemplates::template)
                .forEach(each -> all.put(each.id(), each));
        var sorted = new ArrayList<>(all.values());
        sorted.sort(java.util.Comparator.comparing(each -> !each.kind().equals("refusal")));
        return sorted;
    }

    private static LetterText text(String id, String language) {
        var locale = Locale.forLanguageTag(language);
        var names = LetterTemplate.NAMES.stream().map(name -> "{" + name + "}").toArray();
        var key = "hr.letter.of." + id;
        return new LetterText(
                Texts.text(locale, key),
                Texts.text(locale, key + ".subject", names),
                Texts.text(locale, key + ".text", names));
    }

    private static LetterTemplate template(ResultSet row) throws SQLException {
        return new LetterTemplate(
                row.getString("id"),
                row.getString("kind"),
                row.getBoolean("used"),
                row.getInt("version"),
                Map.of("en", text(row, "_en"), "fr", text(row, "_fr")));
    }

    private static LetterText text(ResultSet row, String of) throws SQLException {
        return new LetterText(row.getString("name" + of), row.getString("subject" + of), row.getString("text" + of));
    }

    /** Those that may be chosen for a letter of that kind. */
    List<LetterTemplate> of(String kind) {
        return all().stream()
                .filter(each -> each.kind().equals(kind) && each.used())
                .toList();
    }

    Optional<LetterTemplate> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** One more reason to refuse somebody, still empty. */
    static LetterTemplate fresh() {
        var nothing = new LetterText("", "", "");
        return new LetterTemplate(
                UUID.randomUUID().toString(), "refusal", true, 0, Map.of("en", nothing, "fr", nothing));
    }

    /** @throws Problem 403 for who is not of HR, 400 with faults, 412 where somebody has changed it meanwhile */
    @Transactional
    public void save(LetterTemplate wish, Profile person) {
        if (!person.hasRole(Role.HR)) {
            throw Problem.forbidden("Letters are written by HR of this site.");
        }
        if (!BROUGHT.containsKey(wish.id()) && !wish.id().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw Problem.notFound("There is no such letter.");
        }
        check(wish);
        var en = wish.text(Locale.ENGLISH);
        var fr = wish.text(Locale.FRENCH);
        int kept = database.update(
                """
                insert into letter_template as t values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set used = excluded.used, version = t.version + 1, name_en = excluded.name_en,
                    subject_en = excluded.subject_en, text_en = excluded.text_en, name_fr = excluded.name_fr,
                    subject_fr = excluded.subject_fr, text_fr = excluded.text_fr where t.version = ?""",
                wish.id(),
                kind(wish),
                wish.used() || !kind(wish).equals("refusal"),
                en.name(),
                en.subject(),
                en.text(),
                fr.name(),
                fr.subject(),
                fr.text(),
                wish.version());
        if (kept == 0) {
            throw new Problem(412, "letter-stale", "Somebody has changed this letter since you began.");
        }
    }

    private static String kind(LetterTemplate wish) {
        return BROUGHT.getOrDefault(wish.id(), "refusal");
    }

    private static void check(LetterTemplate wish) {
        var faults = new ArrayList<Fault>();
        wish.texts().forEach((language, text) -> {
            for (var line : List.of(List.of("name", text.name()), List.of("subject", text.subject()))) {
                if (line.get(1).isBlank() || line.get(1).length() > LONGEST_LINE) {
                    faults.add(new Fault(line.get(0) + "." + language, "hr.letter.fault." + line.get(0), LONGEST_LINE));
                }
            }
            if (text.text().isBlank() || text.text().length() > LONGEST_TEXT) {
                faults.add(new Fault("text." + language, "hr.letter.fault.text", LONGEST_TEXT));
            } else if (kind(wish).equals("invitation") && !text.text().contains("{when}")) {
                faults.add(new Fault("text." + language, "hr.letter.fault.when", "{when}"));
            } else if (kind(wish).equals("refusal")) {
                LetterTemplate.unknown(text)
                        .ifPresent(
                                name -> faults.add(new Fault("text." + language, "hr.letter.fault.interview", name)));
            }
        });
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }
}
