package org.entente.people;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.people.ImportReport.BadLine;

/** One line of a file of people, and everything that is wrong with it at once. */
final class PeopleLine {
    private static final Pattern SIGN_IN = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,189}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}<>]{1,100}");

    private final NamedCsvRecord line;
    private final List<BadLine> faults = new ArrayList<>();

    PeopleLine(NamedCsvRecord line) {
        this.line = line;
    }

    static boolean isSignIn(String id) {
        return id.length() <= 64 && SIGN_IN.matcher(id).matches();
    }

    List<BadLine> faults() {
        return faults;
    }

    /** The person in it, unless something is wrong. */
    Optional<Entry> entry(String prefix, Predicate<String> taken) {
        if (line.getFieldCount() != line.getHeader().size()) {
            check(false, "", "fields", line.getHeader().size(), line.getFieldCount());
            return Optional.empty();
        }
        var id = cell("sign-in");
        check(isSignIn(id), "sign-in", "sign-in", id);
        check(!isSignIn(id) || id.startsWith(prefix), "sign-in", "prefix", id, prefix);
        check(!taken.test(id), "sign-in", "twice", id);
        check(NAME.matcher(cell("name")).matches(), "name", "name");
        check(EMAIL.matcher(cell("email")).matches(), "email", "email", cell("email"));
        var department = Department.of(cell("department"));
        check(
                department.isPresent(),
                "department",
                "department",
                cell("department"),
                keys(Department.values(), Department::key));
        var roles = roles(cell("roles"));
        var language = cell("language");
        check(language.equals("fr") || language.equals("en"), "language", "language", language);
        check(ZoneId.getAvailableZoneIds().contains(cell("zone")), "zone", "zone", cell("zone"));
        return faults.isEmpty()
                ? Optional.of(new Entry(
                        id,
                        cell("name"),
                        cell("email"),
                        department.orElseThrow(),
                        roles,
                        Locale.forLanguageTag(language),
                        ZoneId.of(cell("zone"))))
                : Optional.empty();
    }

    private Set<Role> roles(String cell) {
        var roles = EnumSet.noneOf(Role.class);
        for (var key : cell.split("[ |]+")) {
            var role = Role.of(key);
            role.ifPresent(roles::add);
            check(role.isPresent() || key.isEmpty(), "roles", "role", key, keys(Role.values(), Role::key));
        }
        return roles.isEmpty() ? EnumSet.of(Role.EMPLOYEE) : roles;
    }

    private String cell(String column) {
        for (int i = 0; i < line.getHeader().size(); i++) {
            if (line.getHeader().get(i).strip().equalsIgnoreCase(column)) {
                return line.getField(i).strip();
            }
        }
        return "";
    }

    private static <E> String keys(E[] values, Function<E, String> key) {
        return Stream.of(values).map(key).collect(Collectors.joining(", "));
    }

    private void check(boolean good, String column, String text, Object... arguments) {
        if (!good) {
            var words = Stream.of(arguments)
                    .map(String::valueOf)
                    .map(word -> word.length() <= 100 ? word : word.substring(0, 100) + "…")
                    .toList();
            faults.add(new BadLine(line.getStartingLineNumber(), column, "people.import." + text, words));
        }
    }
}
