package org.entente.twosites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @Test
    void areTheOnesThatTheReadmeTells() {
        var ports = Ports.from(8080, Settings.SITES);
        assertEquals(8080, ports.of("control"));
        assertEquals(8081, ports.of("fr-node"));
        assertEquals(8082, ports.of("uk-node"));
        assertEquals(3025, ports.of("smtp"));
        assertEquals(3143, ports.of("imap"));
    }

    @Test
    void shiftTogether() {
        var ports = Ports.from(9080, Settings.SITES);
        assertEquals(9081, ports.of("fr-node"));
        assertEquals(4025, ports.of("smtp"));
        assertEquals(4143, ports.of("imap"));
    }

    @Test
    void areCountedFromANumberThatLeavesRoomForAll() {
        assertEquals(18080, Ports.first("18080"));
        for (var wrong : List.of("", "abc", "80", "2000", "65535", "70000", "-8080", "8080 ")) {
            var failed = assertThrows(StartFailed.class, () -> Ports.first(wrong), wrong);
            assertTrue(String.valueOf(failed.getMessage()).contains("from 6100 to 65000"), failed.getMessage());
        }
    }

    @Test
    void namesWhoWantsTheTakenOne() throws IOException {
        var ports = Ports.free(Settings.SITES);
        assertEquals(Optional.empty(), ports.taken());
        try (var other = new ServerSocket(ports.of("uk-broker"), 1, InetAddress.getLoopbackAddress())) {
            assertEquals(ports.of("uk-broker"), other.getLocalPort());
            assertEquals(Optional.of("uk-broker"), ports.taken());
        }
    }

    @Test
    void aTakenOneStopsTheStartInOneSentence(@TempDir Path root) throws IOException {
        var settings = Settings.forTests(root);
        try (var other = new ServerSocket(settings.ports().of("uk-node"), 1, InetAddress.getLoopbackAddress())) {
            var failed = assertThrows(StartFailed.class, () -> TwoSites.start(settings));
            assertTrue(String.valueOf(failed.getMessage())
                    .startsWith("Port " + other.getLocalPort() + " is taken, and uk-node needs it"));
            assertTrue(Files.notExists(root.resolve("processes")), "nothing was started");
        }
    }
}
