package org.entente.twosites;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a part wrote since one start of it. */
record Log(Path file, long offset) {
    private static final List<String> SIGNS = List.of("FATAL", "SEVERE", "ERROR", "Exception", "Error:");

    /** From here on: what is written later is this start's. */
    static Log from(Path file) {
        try {
            return new Log(file, Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String text() {
        if (!Files.exists(file)) {
            return "";
        }
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var bytes = new byte[(int) Math.max(0, log.length() - offset)];
            log.seek(offset);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean contains(String text) {
        return text().contains(text);
    }

    /** The innermost cause that the log tells of, without the class name; else its last bad, or its last, line. */
    String cause() {
        var lines = text().lines().filter(line -> !line.isBlank()).toList();
        return last(lines, "Caused by: ")
                .or(() -> SIGNS.stream()
                        .flatMap(sign -> last(lines, sign).stream())
                        .findFirst())
                .orElseGet(() -> lines.isEmpty() ? "it wrote nothing" : lines.get(lines.size() - 1))
                .strip()
                .replaceFirst("^Caused by: ([\\w.$]+: )?", "");
    }

    private static java.util.Optional<String> last(List<String> lines, String sign) {
        return lines.stream().filter(line -> line.contains(sign)).reduce((first, second) -> second);
    }
}
