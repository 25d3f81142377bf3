package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BounceReadingTest {
    private static List<String> failures(String mail) {
        return BounceReading.read(BounceMails.read(mail)).failures().stream()
                .map(one -> "%s %s %s".formatted(String.join(",", one.addresses()), one.status(), one.isPermanent()))
                .toList();
    }

    private static Bounce.Kind kind(String mail) {
        return BounceReading.read(BounceMails.read(mail)).kind();
    }

    @Test
    void readsAReportRecipientByRecipient() {
        assertEquals(List.of("gone@x.example 5.1.1 true", "full@x.example 5.2.2 false"), failures(BounceMails.POSTFIX));
        assertEquals(
                "550 5.1.1 <gone@x.example>: Recipient address rejected: User unknown",
                BounceReading.read(BounceMails.read(BounceMails.POSTFIX))
                        .failures()
                        .get(0)
                        .diagnostic());
        assertEquals(List.of("elsewhere@y.example,moved@x.example 5.1.10 true"), failures(BounceMails.FORWARDED));
    }

    @Test
    void knowsWhatIsNoBounce() {
        assertEquals(Bounce.Kind.PENDING, kind(BounceMails.DELAYED));
        assertEquals(Bounce.Kind.PENDING, kind(BounceMails.DELIVERED));
        assertEquals(Bounce.Kind.PENDING, kind(BounceMails.WARNING));
        assertEquals(Bounce.Kind.ANSWER, kind(BounceMails.ABSENCE));
        assertEquals(Bounce.Kind.ANSWER, kind(BounceMails.ABSENCE_FR));
        assertEquals(Bounce.Kind.UNKNOWN, kind(BounceMails.PERSON));
        assertEquals(Bounce.Kind.UNKNOWN, kind(BounceMails.NO_RECIPIENT));
    }

    @Test
    void readsTheWordsForEachRecipient() {
        for (var mail : List.of(BounceMails.QMAIL, BounceMails.EXIM)) {
            assertEquals(List.of("gone@x.example 5.1.1 true", "full@x.example 5.2.2 false"), failures(mail), mail);
        }
    }

    @Test
    void readsTheWords() {
        for (var mail :
                List.of(BounceMails.EXCHANGE, BounceMails.OUTLOOK_FR, BounceMails.DOMINO, BounceMails.POSTFIX_TEXT)) {
            assertEquals(List.of("gone@x.example 5.1.1 true"), failures(mail), mail);
        }
    }

    @Test
    void saysWhatItCanWhereNobodyIsNamed() {
        assertEquals(List.of(" 5.2.2 false"), failures(BounceMails.NAMELESS));
    }
}
