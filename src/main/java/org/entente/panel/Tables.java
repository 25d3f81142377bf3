package org.entente.panel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Opens a file of a panel company by what it is, whatever it is called. */
final class Tables {
    private Tables() {}

    /** Whether a file of that name may hold figures at all. */
    static boolean may(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|tab|txt|xlsx|xlsm|xlsb|xls|ods)");
    }

    /** Its tables; an {@link Unreadable} says why there are none. */
    static List<Table> open(Path file) throws IOException {
        byte[] head;
        try (var stream = Files.newInputStream(file)) {
            head = stream.readNBytes(8);
        }
        if (head.length == 0) {
            throw new Unreadable("panel.gap.empty");
        }
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K') {
            return XlsxTables.open(file);
        }
        if (head.length > 3 && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
            throw new Unreadable("panel.gap.old-workbook");
        }
        if (head.length > 3 && head[0] == '%' && head[1] == 'P' && head[2] == 'D' && head[3] == 'F') {
            throw new Unreadable("panel.gap.binary");
        }
        return List.of(CsvTables.open(file));
    }
}
