package org.entente.web;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of all rooms in the reader's language: {@code texts.properties} (English) and {@code texts_fr.properties}
 * beside each room's code, in UTF-8. A key begins with its room, as in {@code memo.inbox.title}; only
 * {@code problem.TYPE} may be in any room. Texts are {@link MessageFormat}s without its quoting: write an apostrophe as
 * it is, it is shown as ’; French spaces that must not break are made so. Numbers of things: {@code {0,choice,0#no memo|1#one memo|1<{0} memos}}.
 */
public final class Texts {
    static final List<String> ROOMS =
            List.of("web", "people", "site", "attachment", "exchange", "mail", "memo", "mailinglist", "panel", "hr");
    private static final ResourceBundle.Control ENGLISH_ELSE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Map<Place, MessageFormat> READ = new ConcurrentHashMap<>();

    /** What a text was read and typeset for; a page has a hundred of them. */
    private record Place(Locale language, String key) {}

    private Texts() {}

    /** The text of that key; the key itself where there is none, which a test makes sure of. */
    public static String text(Locale language, String key, @Nullable Object... arguments) {
        var place = new Place(language, key);
        var read = READ.get(place);
        if (read == null) {
            var found = find(language, key);
            if (found.isEmpty()) {
                return key;
            }
            read = typeset(language, found.get());
            READ.put(place, read);
        }
        return ((MessageFormat) read.clone()).format(arguments); // one for each use: it is not for several threads
    }

    /** Whether some room has a text of that key. */
    public static boolean has(String key) {
        return find(Locale.ENGLISH, key).isPresent();
    }

    static String format(Locale language, String text, @Nullable Object... arguments) {
        return typeset(language, text).format(arguments);
    }

    private static MessageFormat typeset(Locale language, String text) {
        var typeset = text.replace('\'', '’');
        if (language.getLanguage().equals("fr")) {
            typeset = typeset.replaceAll("(?<=«) | (?=[:;?!»%])", "\u00a0");
        }
        return new MessageFormat(typeset, language);
    }

    private static Optional<String> find(Locale language, String key) {
        var room = key.substring(0, Math.max(0, key.indexOf('.')));
        return ROOMS.stream()
                .filter(each -> each.equals(room) || room.equals("problem"))
                .flatMap(each -> bundle(each, language).stream())
                .filter(bundle -> bundle.containsKey(key))
                .map(bundle -> bundle.getString(key))
                .findFirst();
    }

    private static Optional<ResourceBundle> bundle(String room, Locale language) {
        var name = "org.entente." + room + ".texts";
        var loader = Texts.class.getClassLoader();
        return loader.getResource(name.replace('.', '/') + ".properties") == null
                ? Optional.empty()
                : Optional.of(ResourceBundle.getBundle(name, language, loader, ENGLISH_ELSE));
    }
}
