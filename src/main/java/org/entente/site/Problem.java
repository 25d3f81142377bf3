package org.entente.site;

import java.io.Serializable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a caller did or asked for cannot be done, said so that the caller can mend it. One mapper in
 * {@code web} turns it into problem+json (RFC 9457) on {@code /api} and into a page elsewhere.
 *
 * <p>{@code type} is stable: it is the last part of the problem's URI and, with {@code arguments}, the key of its text
 * ({@code problem.TYPE}) in the reader's language. {@link #getMessage()} is the English detail.
 */
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * One field that is wrong: a JSON path such as {@code texts.en.title}, and what is wrong with it: the key of a text
     * in a room's bundle ({@code memo.fault.title}) with its arguments, or else an English sentence.
     */
    public record Fault(String field, String message, List<Serializable> arguments) implements Serializable {
        public Fault {
            arguments = List.copyOf(arguments);
        }

        public Fault(String field, String message, Serializable... arguments) {
            this(field, message, List.of(arguments));
        }
    }

    private final int status;
    private final String type;
    private final List<Fault> faults;
    private final ArrayList<Serializable> arguments = new ArrayList<>();

    public Problem(int status, String type, String detail, List<Fault> faults) {
        super(detail);
        this.status = status;
        this.type = type;
        this.faults = List.copyOf(faults);
    }

    public Problem(int status, String type, String detail) {
        this(status, type, detail, List.of());
    }

    public static Problem invalid(List<Fault> faults) {
        return new Problem(
                400,
                "invalid",
                String.join(
                        "; ",
                        faults.stream()
                                .map(fault -> fault.field() + ": " + fault.message())
                                .toList()),
                faults);
    }

    public static Problem invalid(String field, String message, Serializable... arguments) {
        return invalid(List.of(new Fault(field, message, arguments)));
    }

    public static <T> T body(@Nullable T body) {
        return body(body, "send a JSON object");
    }

    /** The body of a request, or a problem 400 that says what to {@code send}. */
    public static <T> T body(@Nullable T body, String send) {
        if (body == null) {
            throw new Problem(400, "body-missing", "The body is missing: " + send + ".");
        }
        return body;
    }

    public static Problem notFound(String what) {
        return new Problem(404, "not-found", what);
    }

    public static Problem forbidden(String why) {
        return new Problem(403, "forbidden", why);
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    /** Adds what the text {@code problem.TYPE} has in {@code {0}}, {@code {1}}... */
    public final Problem with(Serializable... values) {
        arguments.addAll(List.of(values));
        return this;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }

    /** What is wrong, field by field; empty where the problem is not one of fields. */
    public List<Fault> faults() {
        return faults;
    }

    /** The body of RFC 9457, section 3: type, title, status, detail, and {@code faults} as an extension. */
    public Map<String, Object> body() {
        var body = new java.util.LinkedHashMap<String, Object>();
        body.put("type", URI.create("urn:entente:problem:" + type).toString());
        body.put("title", type.replace('-', ' '));
        body.put("status", status);
        body.put("detail", getMessage());
        if (!faults.isEmpty()) {
            body.put(
                    "faults",
                    faults.stream()
                            .map(f -> Map.of("field", f.field(), "message", f.message()))
                            .toList());
        }
        return body;
    }
}
