package org.entente.twosites;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The mail server of both demo domains, {@code SITE.example}: a mailbox for each person, none kept on disk. */
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
        var people = new DemoPeople(settings);
        var users = settings.sites().stream()
                .flatMap(site -> people.of(site).stream()
                        .map(person -> "%s:%s@%s.example".formatted(person.signIn(), settings.password(), site)))
                .collect(Collectors.joining(","));
        var command = new ArrayList<>(lean("256m"));
        command.addAll(settings.options().getOrDefault(name(), List.of()));
        if (!users.isEmpty()) {
            command.add("-Dgreenmail.users=" + users);
        }
        command.addAll(List.of(
                "-Dgreenmail.smtp.hostname=127.0.0.1",
                "-Dgreenmail.smtp.port=" + port(),
                "-Dgreenmail.imap.hostname=127.0.0.1",
                "-Dgreenmail.imap.port=" + settings.ports().of("imap"),
                "-Dgreenmail.users.login=email",
                "-jar",
                settings.parts().resolve("greenmail-standalone.jar").toString()));
        return command;
    }

    @Override
    Map<String, String> environment() {
        return Map.of("MALLOC_ARENA_MAX", "2");
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
