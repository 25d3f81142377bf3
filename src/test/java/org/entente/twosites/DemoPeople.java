package org.entente.twosites;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who may sign in at a demo site, from {@code payara/people-SITE.csv}; those with a role come first there. */
final class DemoPeople {
    private final Path project;

    /** One line of the file; {@code roles} are separated by spaces. */
    record Person(String signIn, String name, String department, String roles) {}

    DemoPeople(Path project) {
        this.project = project;
    }

    List<Person> of(String site) {
        var file = project.resolve("payara/people-" + site + ".csv");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream()
                    .map(row -> new Person(
                            row.getField("sign-in").strip(),
                            row.findField("name").orElse(""),
                            row.findField("department").orElse(""),
                            row.findField("roles").orElse("")))
                    .filter(person -> !person.signIn().isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
