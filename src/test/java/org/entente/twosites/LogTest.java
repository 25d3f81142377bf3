package org.entente.twosites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    @TempDir
    Path directory;

    @Test
    void tellsTheInnermostCause() throws IOException {
        assertEquals("FATAL: password authentication failed", causeOf("""
                        SEVERE Exception while loading the app
                        java.lang.Exception: outer
                        \tat org.example.Some.line(Some.java:1)
                        Caused by: org.postgresql.util.PSQLException: FATAL: password authentication failed
                        \tat org.example.Some.line(Some.java:1)
                        INFO ready
                        """));
    }

    @Test
    void tellsTheLastLineWhereNothingLooksBad() throws IOException {
        assertEquals("gone", causeOf("started\ngone\n\n"));
    }

    @Test
    void beginsWhereThisStartBegan() throws IOException {
        var file = directory.resolve("part.log");
        Files.writeString(file, "Kafka Server started\n");
        var log = Log.from(file);
        assertFalse(log.contains("Kafka Server started"));
        Files.writeString(file, "ERROR again\n", StandardOpenOption.APPEND);
        assertEquals("ERROR again", log.cause());
    }

    private String causeOf(String text) throws IOException {
        var file = directory.resolve("cause.log");
        Files.writeString(file, text);
        return new Log(file, 0).cause();
    }
}
