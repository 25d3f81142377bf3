package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.mail.SiteKeys;
import org.entente.site.Database;

/**
 * Finds sealed applications by whole words. What is kept of a word is a mark that needs the site's key. Only words of the
 * name, the address, the telephone number and the subjects are marked: marks of a whole letter would let who has the
 * database guess its words by how often they come.
 */
@Singleton
class WordMarks {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern DIGITS = Pattern.compile("(?:\\d[ .()+-]*){6,}");
    private static final int MOST = 200;

    private final Database database;
    private final SiteKeys keys;

    @Inject
    WordMarks(Database database, SiteKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** In lower case without accents, each once; numbers of six digits and more also as one. */
    static Set<String> words(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae");
        var words = new LinkedHashSet<String>();
        WORD.matcher(plain).results().map(word -> word.group()).forEach(words::add);
        DIGITS.matcher(plain)
                .results()
                .map(number -> number.group().replaceAll("\\D+", ""))
                .forEach(words::add);
        return words;
    }

    void add(UUID application, String... texts) {
        database.updateAll(
                "insert into application_word (mark, application) values (?, ?) on conflict do nothing",
                words(String.join("\n", texts)).stream()
                        .limit(MOST)
                        .map(word -> new Object[] {keys.marks("word", word).get(0), application})
                        .toList());
    }

    void forget(UUID application) {
        database.update("delete from application_word where application = ?", application);
    }

    /** For each word of the question its marks, one of which an application must have. */
    List<List<String>> marks(String question) {
        return words(question).stream()
                .limit(10)
                .map(word -> keys.marks("word", word))
                .toList();
    }

    /** The marks of an address, that which is stored first. */
    List<String> sender(String address) {
        return keys.marks("sender", address.strip().toLowerCase(Locale.ROOT));
    }
}
