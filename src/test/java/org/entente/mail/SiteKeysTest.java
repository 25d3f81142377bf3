package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteKeysTest {
    private static final UUID MAIL = UUID.randomUUID();
    private static final byte[] KEY = PartCipher.newKey();

    @TempDir
    private Path directory;

    private SiteKeys keys(String... lines) throws IOException {
        return new SiteKeys(
                Files.write(directory.resolve("key"), Arrays.asList(lines)).toString());
    }

    private static String line() {
        return Base64.getEncoder().encodeToString(PartCipher.newKey());
    }

    @Test
    void opensWhatItWrapped() throws IOException {
        var keys = keys("# the key of this site", line(), "");

        assertArrayEquals(KEY, keys.unwrap(MAIL, keys.wrap(MAIL, KEY)));
        assertFalse(
                Arrays.equals(keys.wrap(MAIL, KEY).key(), keys.wrap(MAIL, KEY).key()));
    }

    @Test
    void opensWhatAnEarlierKeyWrappedAndWrapsByTheFirst() throws IOException {
        var old = line();
        var before = keys(old).wrap(MAIL, KEY);
        var now = keys(line(), old);

        assertArrayEquals(KEY, now.unwrap(MAIL, before));
        assertNotEquals(before.siteKey(), now.wrap(MAIL, KEY).siteKey());
        var lost = assertThrows(UnopenedMail.class, () -> keys(line()).unwrap(MAIL, before));
        assertTrue(lost.getMessage().contains(before.siteKey().replaceFirst("/.*", "")), lost.getMessage());
    }

    @Test
    void doesNotOpenTheKeyOfAnotherMailOrAChangedOne() throws IOException {
        var keys = keys(line());
        var wrapped = keys.wrap(MAIL, KEY);

        assertThrows(UnopenedMail.class, () -> keys.unwrap(UUID.randomUUID(), wrapped));
        wrapped.key()[20] ^= 1;
        assertThrows(UnopenedMail.class, () -> keys.unwrap(MAIL, wrapped));
    }

    @Test
    void doesNotOpenWhatWasDestroyedWhoeverKeptACopyOfIt() throws IOException {
        var line = line();
        var keys = keys(line);
        var other = UUID.randomUUID();
        var wrapped = keys.wrap(MAIL, KEY);
        var kept = keys.wrap(other, KEY);
        var second = keys(line); // another node, which has read the tree already
        assertArrayEquals(KEY, second.unwrap(MAIL, wrapped));

        keys.destroy(List.of(MAIL));
        second.destroy(List.of(UUID.randomUUID()));

        for (var node : List.of(keys, second, keys(line))) {
            assertTrue(node.isDestroyed(MAIL));
            assertThrows(UnopenedMail.class, () -> node.unwrap(MAIL, wrapped));
            assertThrows(UnopenedMail.class, () -> node.wrap(MAIL, KEY));
            assertArrayEquals(KEY, node.unwrap(other, kept));
        }
    }

    @Test
    void opensEverythingElseAfterManyWereDestroyed() throws IOException {
        var keys = keys(line());
        var gone = Stream.generate(UUID::randomUUID).limit(200).toList();
        var left = Stream.generate(UUID::randomUUID).limit(200).toList();
        var wrapped = left.stream().map(mail -> keys.wrap(mail, KEY)).toList();
        keys.destroy(gone.subList(20, 200));
        gone.subList(0, 20).forEach(mail -> keys.destroy(List.of(mail)));

        assertTrue(gone.stream().allMatch(keys::isDestroyed));
        for (int i = 0; i < left.size(); i++) {
            assertArrayEquals(KEY, keys.unwrap(left.get(i), wrapped.get(i)));
        }
        assertTrue(Files.size(directory.resolve("key.tree")) < 300_000);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("key.tree"))));
    }

    @Test
    void refusesToStartWithoutItsTree() throws IOException {
        var line = line();
        var name = Optional.of(keys(line).wrap(MAIL, KEY).siteKey());
        keys(line).requireTree(name);
        Files.delete(directory.resolve("key.tree"));
        keys(line).requireTree(Optional.empty());
        keys(line).requireTree(name.map(before -> before.replaceFirst("/.*", "")));
        var missing = assertThrows(IllegalStateException.class, () -> keys(line).requireTree(name));
        assertTrue(missing.getMessage().contains("key.tree"), missing.getMessage());
        var other = keys(line);
        other.wrap(MAIL, KEY);
        assertThrows(IllegalStateException.class, () -> keys(line).requireTree(name));
        Files.delete(directory.resolve("key.tree"));
        keys(line).wrap(MAIL, KEY);
        assertThrows(IllegalStateException.class, () -> other.destroy(List.of(MAIL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing but a remark", "bm90IDMyIG9jdGV0cw==", "no base64 §"})
    void saysWhatToDoAboutAFileWithoutKey(String content) throws IOException {
        var keys = keys(content);
        var refused = assertThrows(IllegalStateException.class, keys::read);

        assertTrue(refused.getMessage().contains("entente.mail.key.file"), refused.getMessage());
        assertTrue(refused.getMessage().contains("openssl rand -base64 32"), refused.getMessage());
        assertFalse(content.length() > 5 && refused.getMessage().contains(content), refused.getMessage());
    }

    @Test
    void saysWhatToDoWithoutAFile() {
        assertThrows(IllegalStateException.class, () -> new SiteKeys("").read());
        assertThrows(
                IllegalStateException.class,
                () -> new SiteKeys(directory.resolve("none").toString()).read());
    }
}
