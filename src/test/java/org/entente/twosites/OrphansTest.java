package org.entente.twosites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
    /** A parent that watches a child, says who it is and waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            var child = new ProcessBuilder("sleep", "600").start();
            new Watchdog().watch(child.pid(), "TERM");
            System.out.println(child.pid());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void endWithAParentThatIsKilled() throws IOException {
        var parent = new ProcessBuilder(
                        Part.java().toString(), "-cp", System.getProperty("java.class.path"), Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = parent.inputReader()) {
            var child = ProcessHandle.of(Long.parseLong(out.readLine().strip())).orElseThrow();
            assertTrue(child.isAlive());
            parent.destroyForcibly();
            await().atMost(Duration.ofSeconds(10)).until(() -> !child.isAlive());
        }
    }

    @Test
    void areClearedByTheNextStart(@TempDir Path root) throws IOException {
        var left = new ProcessBuilder("sleep", "600").start();
        new Leftovers(root.resolve("processes")).note("fr-broker", left.toHandle());
        var cleared = new Leftovers(root.resolve("processes")).clear();
        assertEquals(List.of("fr-broker (process " + left.pid() + ")"), cleared);
        assertFalse(left.isAlive());
    }

    @Test
    void areNotTakenForAnotherProcessWithTheirId(@TempDir Path root) throws IOException {
        var stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(root.resolve("processes"), "fr-broker " + stranger.pid() + " 1000000000000\n");
            assertEquals(List.of(), new Leftovers(root.resolve("processes")).clear());
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }
}
