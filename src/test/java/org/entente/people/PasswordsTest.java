package org.entente.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {
    private static final int ROUNDS = 1_000;
    private static final Profile PERSON = new Profile(
            "fr-sales-director",
            "Aurélie Moreau",
            "aurelie.moreau@fr.example",
            Department.SALES,
            Set.of(Role.DIRECTOR),
            Locale.FRENCH,
            ZoneId.of("Europe/Paris"),
            false,
            true,
            Preferences.USUAL);

    @Test
    void knowsItsOwnHashesOnly() {
        var hash = Passwords.hash("correct horse", ROUNDS);

        assertTrue(Passwords.matches("correct horse", hash));
        assertFalse(Passwords.matches("correct horses", hash));
        assertFalse(Passwords.matches("", hash));
        assertFalse(Passwords.matches("correct horse", "md5$1$x$y"));
        assertNotEquals(hash, Passwords.hash("correct horse", ROUNDS));
    }

    @Test
    void takesAnAccentHoweverTheKeyboardComposedIt() {
        assertTrue(Passwords.matches("de\u0301ja\u0300 vu trois fois", Passwords.hash("déjà vu trois fois", ROUNDS)));
    }

    @ParameterizedTest
    @CsvSource({
        "short horse,short",
        "fr-sales-director!1,sign-in",
        "Aurelie.Moreau,sign-in",
        "aaaaaaaaaaaaaa,repeated",
        "abcdefghijklmnop,repeated",
        "123456789012,repeated",
        "Password2026!,common",
        "MotDePasse2026,common",
        "azertyuiop12,common"
    })
    void refusesWhatWouldBeTriedFirst(String password, String fault) {
        assertEquals(Optional.of(fault), Passwords.fault(password, PERSON));
    }

    @ParameterizedTest
    @CsvSource({"correct horse battery", "le soleil de mon jardin", "Vq7!rT0z#Lm2", "密码密碼安全第一重要的事情呢"})
    void takesWhatIsHardToGuess(String password) {
        assertEquals(Optional.empty(), Passwords.fault(password, PERSON));
    }

    @Test
    void refusesWhatTakesTooLongToCheck() {
        assertEquals(Optional.of("long"), Passwords.fault("correct horse ".repeat(20), PERSON));
    }
}
