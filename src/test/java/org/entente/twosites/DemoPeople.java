package org.entente.twosites;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** Who may sign in at a demo site: the column {@code sign-in} of {@code payara/people-SITE.csv}. */
final class DemoPeople {
    private final Settings settings;

    DemoPeople(Settings settings) {
        this.settings = settings;
    }

    List<String> of(String site) {
        var file = settings.project().resolve("payara/people-" + site + ".csv");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream()
                    .map(row -> row.getField("sign-in").strip())
                    .filter(signIn -> !signIn.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
