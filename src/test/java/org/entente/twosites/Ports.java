package org.entente.twosites;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Who listens where, on the loopback. Keys: {@code control}, {@code smtp}, {@code imap}, and {@code SITE-WHAT}. */
public final class Ports {
    /** The demo's own first port; all others are counted from it. */
    public static final int DEMO = 8080;

    /** Below, the mail server would need the rights of root. */
    private static final int FIRST = 6100;

    private static final int LAST = 65_000;

    /** Tests run in two JVMs, which must not choose the same. */
    private static final int FORK = Integer.getInteger("fork", 0);

    private static final List<String> INTERNAL = List.of("database", "broker", "controller", "peer", "link", "mirror");

    private final Map<String, Integer> ports = new LinkedHashMap<>();

    private Ports(int first, int smtp, int imap, List<String> sites) {
        ports.put("control", first);
        for (int i = 0; i < sites.size(); i++) {
            ports.put(sites.get(i) + "-node", first + 1 + i);
            for (int j = 0; j < INTERNAL.size(); j++) {
                ports.put(sites.get(i) + "-" + INTERNAL.get(j), first + 10 + i * INTERNAL.size() + j);
            }
        }
        ports.put("smtp", smtp);
        ports.put("imap", imap);
    }

    /** The first port as a person wrote it; {@link StartFailed} where it is none, or others would not fit around it. */
    static int first(String written) {
        if (written.matches("[0-9]{4,5}")) {
            var port = Integer.parseInt(written);
            if (port >= FIRST && port <= LAST) {
                return port;
            }
        }
        throw new StartFailed(
                "\"%s\" cannot be the port of the control page, from which all others are counted: take a number from %d to %d (-Ddemo.port=9080)."
                        .formatted(written, FIRST, LAST));
    }

    /** The demo's ports: 8080 to 8082, 3025 and 3143 and some behind 8090, all shifted by {@code first - 8080}. */
    public static Ports from(int first, List<String> sites) {
        return new Ports(first, 3025 + first - DEMO, 3143 + first - DEMO, sites);
    }

    /**
     * Ports that nobody uses now, below those that the system hands to clients: a part that was killed must find its
     * own port free when it starts again.
     */
    public static Ports free(List<String> sites) {
        for (int attempt = 0; attempt < 200; attempt++) {
            var first = ThreadLocalRandom.current().nextInt(100, 155) * 200 + 100 * (FORK % 2);
            var ports = new Ports(first, first + 5, first + 6, sites);
            if (ports.taken().isEmpty()) {
                return ports;
            }
        }
        throw new StartFailed("No free ports were found between 20000 and 31000 on 127.0.0.1.");
    }

    public int of(String name) {
        var port = ports.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port is called " + name);
        }
        return port;
    }

    /** Who wants a port that another process has, if any. */
    Optional<String> taken() {
        return ports.entrySet().stream()
                .filter(entry -> isTaken(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isTaken(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
