package org.entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of every room that has some, as they lie beside its code. */
class TextsTest {
    private static final Path ROOMS = Path.of("src/main/java/org/entente");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");
    private static final Pattern USED =
            Pattern.compile("\"((?:%s)\\.[a-z0-9.-]*[a-z0-9])\"".formatted(String.join("|", Texts.ROOMS)));
    private static final Pattern NOTICE = Pattern.compile("[?&]notice=([a-z]+)\\.([a-z-]*[a-z])(?![a-z-])");
    private static final Pattern PROBLEM = Pattern.compile("new Problem\\(\\s*\\d+,\\s*\"([a-z-]+)\"");

    static Stream<Path> rooms() throws IOException {
        return Files.list(ROOMS)
                .filter(room -> Files.exists(room.resolve("texts.properties")))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void haveTheSameKeysInBothLanguages(Path room) {
        assertEquals(keys(english(room)), keys(french(room)));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void haveTheSamePlaceholdersInBothLanguages(Path room) {
        for (var key : english(room).stringPropertyNames()) {
            assertEquals(placeholders(english(room), key), placeholders(french(room), key), key);
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void canAllBeShown(Path room) {
        for (var text : List.of(english(room), french(room))) {
            for (var key : text.stringPropertyNames()) {
                for (var number : List.of(0, 1, 2, 1_000)) {
                    var shown = Texts.format(
                            Locale.FRENCH, text.getProperty(key), number, number, number, number, number, number);
                    assertFalse(shown.isBlank() || shown.contains("{"), key + ": " + shown);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void beginWithTheirRoom(Path room) {
        var name = room.getFileName().toString();
        assertTrue(Texts.ROOMS.contains(name), "Texts.ROOMS lacks " + name);
        for (var key : english(room).stringPropertyNames()) {
            assertTrue(key.startsWith(name + ".") || key.startsWith("problem."), key);
        }
    }

    @Test
    void areThereForEveryKeyInTemplatesAndCode() throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Stream.concat(Files.walk(Path.of("src/main/jte")), Files.walk(ROOMS))) {
            files.filter(file -> file.toString().matches(".*\\.(jte|java)") && !file.endsWith("package-info.java"))
                    .flatMap(file -> USED.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .filter(key -> !Texts.has(key))
                    .filter(key -> !key.endsWith(".properties"))
                    .forEach(missing::add);
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void sayWhatHasJustBeenDoneInTheirRoom(Path room) throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Files.walk(room)) {
            files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .flatMap(file -> NOTICE.matcher(read(file)).results())
                    .map(found -> found.group(1) + ".notice." + found.group(2))
                    .filter(key -> !Texts.has(key))
                    .forEach(missing::add);
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void sayEveryProblemOfTheirRoom(Path room) throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Files.walk(room)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> PROBLEM.matcher(read(file)).results())
                    .map(found -> "problem." + found.group(1))
                    .filter(key -> !Texts.has(key))
                    .forEach(missing::add);
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void speakTheReadersLanguage() {
        assertEquals("People", Texts.text(Locale.ENGLISH, "web.place.people"));
        assertEquals("Personnes", Texts.text(Locale.FRENCH, "web.place.people"));
        assertEquals("People", Texts.text(Locale.GERMAN, "web.place.people"));
        assertEquals("web.no.such-key", Texts.text(Locale.FRENCH, "web.no.such-key"));
    }

    @Test
    void callAPlaceTheSameInTheHeadAndOnItsPage() {
        for (var language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            for (var place : List.of("inbox", "sent")) {
                assertEquals(
                        Texts.text(language, "web.place." + place), Texts.text(language, "memo." + place + ".title"));
            }
            assertEquals(Texts.text(language, "web.place.search"), Texts.text(language, "memo.find.title"));
            assertEquals(Texts.text(language, "web.place.notices"), Texts.text(language, "hr.notice.title"));
            assertEquals(Texts.text(language, "web.place.bridge"), Texts.text(language, "exchange.bridge.title"));
        }
    }

    @Test
    void needNoCareWithApostrophes() {
        assertEquals("l’an d’une", Texts.format(Locale.FRENCH, "l'an d'{0}", "une"));
        assertEquals("n’a qu’une", Texts.format(Locale.FRENCH, "{0,choice,0#rien|1#n'a qu'{1}}", 1, "une"));
        assertEquals("Quoi\u00a0? «\u00a0x\u00a0»", Texts.format(Locale.FRENCH, "Quoi ? « {0} »", "x"));
    }

    private static Properties english(Path room) {
        return load(room.resolve("texts.properties"));
    }

    private static Properties french(Path room) {
        return load(room.resolve("texts_fr.properties"));
    }

    private static TreeSet<String> keys(Properties texts) {
        return new TreeSet<>(texts.stringPropertyNames());
    }

    private static TreeSet<String> placeholders(Properties texts, String key) {
        return PLACEHOLDER
                .matcher(texts.getProperty(key, ""))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            var texts = new Properties();
            texts.load(in);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
