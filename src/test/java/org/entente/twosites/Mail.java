package org.entente.twosites;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The mail server of all demo domains, {@code SITE.example}; its mailboxes are in memory alone. */
final class Mail extends Part {
    private final Settings settings;

    Mail(Settings settings) {
        super("mail", settings.ports().of("smtp"));
        this.settings = settings;
    }

    @Override
    void prepare() {
        // nothing is kept
    }

    @Override
    List<String> command() {
        var command = new ArrayList<>(lean("512m"));
        command.addAll(settings.options().getOrDefault(name(), List.of()));
        command.addAll(List.of("-cp", ClassPath.ofMail(), MailServer.class.getName()));
        command.addAll(List.of(
                settings.project().toString(),
                String.valueOf(port()),
                String.valueOf(settings.ports().of("imap"))));
        settings.sites()
                .forEach(site -> command.add(site + "=" + settings.ports().of(site + "-database")));
        return command;
    }

    @Override
    Map<String, String> environment() {
        return Map.of("ENTENTE_DEMO_PASSWORD", settings.password(), "MALLOC_ARENA_MAX", "2");
    }

    @Override
    boolean isReady(Log log) {
        return greets(port()) && greets(settings.ports().of("imap"));
    }

    private static boolean greets(int port) {
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            socket.setSoTimeout(2000);
            return socket.getInputStream().read() > 0;
        } catch (java.io.IOException notYet) {
            return false;
        }
    }
}
