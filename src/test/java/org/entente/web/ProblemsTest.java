package org.entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParsingException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.ProcessingException;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.Optional;
import org.entente.site.Problem;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void findsOurOwnUnderOthersWrappings() {
        var wrapped = new ProcessingException(new JsonbException(
                "internals", new InvocationTargetException(Problem.invalid("texts", "it is empty"))));

        assertEquals("invalid", type(wrapped));
    }

    @Test
    void saysWhereJsonGoesWrong() {
        var location = new JsonLocation() {
            @Override
            public long getLineNumber() {
                return 3;
            }

            @Override
            public long getColumnNumber() {
                return 14;
            }

            @Override
            public long getStreamOffset() {
                return 60;
            }
        };
        var problem = Problems.of(new ProcessingException(new JsonParsingException("internals", location)))
                .orElseThrow();

        assertEquals(400, problem.status());
        assertTrue(problem.getMessage().contains("line 3, column 14"));
    }

    @Test
    void passesOnWhatARecordSaysOfItsFieldsButNoLibrary() {
        var ours = new JsonbException("internals", new IllegalArgumentException("an entry needs an id"));
        var theirs = new JsonbException("internals", thrownElsewhere());

        assertEquals("an entry needs an id", Problems.of(ours).orElseThrow().getMessage());
        assertFalse(Problems.of(theirs).orElseThrow().getMessage().contains("0x"));
        assertEquals(400, Problems.of(theirs).orElseThrow().status());
    }

    @Test
    void tellsALostRaceFromALostDatabase() {
        assertEquals("changed-meanwhile", type(new RuntimeException(new OptimisticLockException())));
        assertEquals("database-away", type(new RuntimeException(new SQLException("internals", "08006"))));
        assertEquals("database-away", type(new RuntimeException(new SQLException("internals", "57P01"))));
    }

    @Test
    void leavesWhatNobodyForesawToTheFunnel() {
        assertEquals(Optional.empty(), Problems.of(new NullPointerException()));
        assertEquals(Optional.empty(), Problems.of(new IllegalArgumentException("a fault of ours")));
        assertEquals(Optional.empty(), Problems.of(new RuntimeException(new SQLException("internals", "23505"))));
    }

    private static String type(Throwable thrown) {
        return Problems.of(thrown).orElseThrow().type();
    }

    private static IllegalArgumentException thrownElsewhere() {
        try {
            Integer.parseInt("0xyz");
            throw new AssertionError();
        } catch (NumberFormatException e) {
            return e;
        }
    }
}
