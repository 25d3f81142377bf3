package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** As the appendix A.1.1 of RFC 9180 says, whose suite differs from ours in the length of the AES key alone. */
class HpkeTest {
    private static final byte[] INFO = hex("4f6465206f6e2061204772656369616e2055726e");
    private static final byte[] PUBLIC = hex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d");
    private static final byte[] PRIVATE = hex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
    private static final byte[] PLAIN = hex("4265617574792069732074727574682c20747275746820626561757479");

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] count(int number) {
        return ("Count-" + number).getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyPair ephemeral() throws Exception {
        var keys = KeyFactory.getInstance("X25519");
        var half = hex("37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431");
        var big = new StringBuilder();
        for (int at = half.length - 1; at >= 0; at--) {
            big.append("%02x".formatted(half[at]));
        }
        return new KeyPair(
                keys.generatePublic(
                        new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(big.toString(), 16))),
                keys.generatePrivate(new XECPrivateKeySpec(
                        NamedParameterSpec.X25519,
                        hex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736"))));
    }

    @Test
    void sealsAndOpensAsTheStandardDoes() throws Exception {
        var sealed = hex("f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a");
        var sender = Hpke.sender(16, ephemeral(), PUBLIC, INFO);

        assertArrayEquals(sealed, sender.seal(count(0), PLAIN, PLAIN.length));
        assertEquals(
                "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
                HexFormat.of().formatHex(sender.encapsulated()));
        var receiver = Hpke.receiver(16, PRIVATE, PUBLIC, sender.encapsulated(), INFO);
        assertArrayEquals(PLAIN, receiver.open(0, count(0), sealed));
    }

    @Test
    void opensNothingThatIsNotInItsPlaceOrForAnother() {
        var reader = Hpke.pair();
        var half = Hpke.publicHalf(reader);
        var sender = Hpke.sender(32, Hpke.pair(), half, INFO);
        var first = sender.seal(count(0), PLAIN, PLAIN.length);
        var second = sender.seal(count(1), PLAIN, PLAIN.length);
        var receiver = Hpke.receiver(32, Hpke.privateHalf(reader), half, sender.encapsulated(), INFO);

        assertArrayEquals(PLAIN, receiver.open(1, count(1), second));
        assertArrayEquals(PLAIN, receiver.open(0, count(0), first));
        assertThrows(IllegalStateException.class, () -> receiver.open(1, count(1), first));
        assertThrows(IllegalStateException.class, () -> receiver.open(0, count(1), first));
        var other = Hpke.pair();
        var stranger = Hpke.receiver(32, Hpke.privateHalf(other), Hpke.publicHalf(other), sender.encapsulated(), INFO);
        assertThrows(IllegalStateException.class, () -> stranger.open(0, count(0), first));
        var elsewhere = Hpke.receiver(32, Hpke.privateHalf(reader), half, sender.encapsulated(), count(9));
        assertThrows(IllegalStateException.class, () -> elsewhere.open(0, count(0), first));
    }

    @Test
    void takesNoKeyThatWouldGiveAnybodyTheSecret() {
        var own = Hpke.pair();
        for (var bad : new byte[][] {new byte[Hpke.KEY], new byte[0], new byte[31], {1}}) {
            assertThrows(IllegalArgumentException.class, () -> Hpke.sender(32, own, bad, INFO));
        }
    }
}
