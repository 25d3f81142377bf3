package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Mails of the corpus cut off and changed at random: each can be read or is said to be unreadable. */
class MailFuzzTest {
    private static final int EACH = 50;
    private static final String TELLING = "\r\n:;=?\"<>()-_*%'\0\u00e9\u00ff bBqQ";

    @Test
    void neverBreaksOnBrokenMail() {
        var random = new Random(1991);
        var broken = new TreeMap<String, String>();
        MailCorpus.all().forEach((name, octets) -> {
            for (int i = 0; i < (octets.length > 20_000 ? 5 : EACH); i++) {
                var changed = changed(octets, random);
                try {
                    MailReading.read(changed);
                } catch (UnreadableMail said) {
                    if (said.getCause() instanceof RuntimeException || said.getCause() instanceof Error) {
                        broken.put(name, said.getMessage());
                    }
                } catch (RuntimeException | StackOverflowError fault) {
                    broken.put(name, fault.toString());
                }
            }
        });

        assertEquals(new TreeMap<>(), broken);
    }

    private static byte[] changed(byte[] octets, Random random) {
        var changed = Arrays.copyOf(octets, random.nextInt(4) == 0 ? random.nextInt(octets.length + 1) : octets.length);
        for (int i = random.nextInt(8); i > 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) TELLING.charAt(random.nextInt(TELLING.length()));
        }
        return changed;
    }
}
