package org.entente.web;

import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParsingException;
import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NoContentException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;

/** What an exception means to whoever asked. Only our own sentences leave: a library's message may tell too much. */
final class Problems {
    private Problems() {}

    /** The problem that it is, or that one of its causes is; empty for what nobody foresaw. */
    static Optional<Problem> of(Throwable thrown) {
        var causes = Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                .limit(20)
                .toList();
        return first(causes, Problem.class)
                .or(() -> first(causes, NoContentException.class).map(none -> problem(400, "body-missing")))
                .or(() -> first(causes, JsonParsingException.class).map(Problems::unreadable))
                .or(() -> first(causes, ConstraintViolationException.class).map(Problems::violated))
                .or(() -> first(causes, JsonbException.class).map(wrong -> unfit(causes)))
                .or(() -> first(causes, WebApplicationException.class).flatMap(Problems::refused))
                .or(() -> first(causes, ProcessingException.class).map(wrong -> unfit(causes)))
                .or(() -> first(causes, OptimisticLockException.class).map(lost -> problem(409, "changed-meanwhile")))
                .or(() -> Optional.of(causes)
                        .filter(all -> all.stream().anyMatch(Problems::isAway))
                        .map(away -> problem(503, "database-away")));
    }

    static Problem problem(int status, String type) {
        return new Problem(status, type, Texts.text(java.util.Locale.ENGLISH, "problem." + type));
    }

    private static <T> Optional<T> first(List<Throwable> causes, Class<T> kind) {
        return causes.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static Problem unreadable(JsonParsingException wrong) {
        var at = wrong.getLocation();
        return at == null || at.getLineNumber() < 1
                ? problem(400, "json-unreadable")
                : new Problem(
                        400,
                        "json-unreadable",
                        "The body is not valid JSON: it goes wrong at line %d, column %d. Correct it and send it again."
                                .formatted(at.getLineNumber(), at.getColumnNumber()));
    }

    /** JSON, but not of the shape asked for; a record's own constructor may have said why. */
    private static Problem unfit(List<Throwable> causes) {
        return first(causes, IllegalArgumentException.class)
                .filter(Problems::isOurs)
                .map(ours -> new Problem(400, "json-unfit", ours.getMessage()))
                .orElseGet(() -> problem(400, "json-unfit"));
    }

    private static boolean isOurs(Exception thrown) {
        var trace = thrown.getStackTrace();
        return thrown.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith("org.entente.");
    }

    private static Problem violated(ConstraintViolationException violated) {
        return Problem.invalid(violated.getConstraintViolations().stream()
                .map(each -> new Fault(each.getPropertyPath().toString(), each.getMessage()))
                .toList());
    }

    private static Optional<Problem> refused(WebApplicationException refused) {
        var status = refused.getResponse().getStatus();
        if (status == 404 && refused.getClass().getSimpleName().equals("QueryParamException")) {
            // Jersey's word for ?limit=x; the address itself exists
            return Optional.of(problem(400, "parameter"));
        }
        return switch (status) {
            case 404 -> Optional.of(problem(404, "nothing-here"));
            case 405 -> Optional.of(problem(405, "method-not-allowed"));
            case 406 -> Optional.of(problem(406, "not-acceptable"));
            case 413 -> Optional.of(problem(413, "too-large"));
            case 415 -> Optional.of(problem(415, "unsupported-media-type"));
            default -> status >= 400 && status < 500 ? Optional.of(problem(status, "bad-request")) : Optional.empty();
        };
    }

    /** No connection to be had, one that broke (SQLSTATE 08), a server that is full (53), stops or starts (57P). */
    private static boolean isAway(Throwable thrown) {
        return thrown instanceof ResourceException
                || thrown instanceof SQLException fault
                        && String.valueOf(fault.getSQLState()).matches("08.*|53.*|57P.*");
    }
}
