package org.entente.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The people that the demo comes with. */
class DemoPeopleTest {
    @ParameterizedTest
    @ValueSource(strings = {"fr", "uk"})
    void areGoodInEveryLineAndInEveryDepartment(String site) throws IOException {
        var file = PeopleFile.read(Files.readAllBytes(Path.of("payara/people-" + site + ".csv")), site);

        assertEquals(List.of(), file.badLines());
        var departments = file.entries().stream().map(Entry::department).collect(Collectors.toSet());
        assertEquals(Department.values().length, departments.size());
        for (var role : Role.values()) {
            assertTrue(file.entries().stream().anyMatch(entry -> entry.roles().contains(role)), role.key());
        }
    }
}
