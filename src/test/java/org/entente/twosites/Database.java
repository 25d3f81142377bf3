package org.entente.twosites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL of a site. */
final class Database extends Part {
    private final Path parts;
    private final Path directory;

    Database(Settings settings, String site) {
        super(site + "-database", settings.ports().of(site + "-database"));
        this.parts = settings.parts();
        this.directory = settings.root().resolve(site);
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, PostgresBinaries.DATABASE);
    }

    @Override
    void prepare() {
        var binaries = new PostgresBinaries(parts);
        if (!Files.exists(data())) {
            binaries.newCluster(data());
        }
        try (var settings = Database.class.getResourceAsStream("postgresql.conf")) {
            if (settings == null) {
                throw new IllegalStateException("postgresql.conf is not on the class path");
            }
            Files.copy(settings, configuration(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        Account.own(Account.unprivileged(), data());
    }

    @Override
    List<String> command() {
        var command = new ArrayList<>(new PostgresBinaries(parts).command("postgres"));
        command.addAll(List.of("-D", data().toString(), "-p", String.valueOf(port())));
        command.addAll(List.of("-c", "config_file=" + configuration()));
        return command;
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    @Override
    boolean isReady(Log log) {
        try (var connection =
                DriverManager.getConnection(url(port()), PostgresBinaries.USER, PostgresBinaries.PASSWORD)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** The processes of a killed server need a moment to notice and go. */
    @Override
    boolean isPassing(Log log) {
        return log.contains("pre-existing shared memory block") || log.contains("lock file \"postmaster.pid\"");
    }

    /** Fast shutdown: does not wait for its clients. */
    @Override
    String signal() {
        return "INT";
    }

    private Path data() {
        return directory.resolve("database");
    }

    private Path configuration() {
        return directory.resolve("postgresql.conf");
    }
}
