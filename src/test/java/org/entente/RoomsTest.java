package org.entente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms of the house and the doors between them, as the root package draws them; arrows go down only. */
class RoomsTest {
    private static final String HOUSE = "org.entente";
    private static final Path SOURCES = Path.of("src/main/java/org/entente");
    private static final int LINES = 200;
    /** Larger than a class may be, until somebody parts it. Shorten this list, never lengthen it. */
    private static final Set<String> TOO_LARGE_YET = Set.of();

    private static final Set<String> GROUND = Set.of("web", "people", "site");
    private static final Set<String> DOORS = union(GROUND, "attachment", "exchange", "mail");

    /** Which other rooms each room may know. Templates are compiled into {@code page}, which nobody may know. */
    private static final Map<String, Set<String>> DOORS_OF = Map.ofEntries(
            Map.entry("site", Set.of()),
            Map.entry("people", Set.of("site")),
            Map.entry("web", Set.of("people", "site")),
            Map.entry("exchange", GROUND),
            Map.entry("mail", GROUND),
            Map.entry("attachment", union(GROUND, "exchange")),
            Map.entry("memo", DOORS),
            Map.entry("mailinglist", DOORS),
            Map.entry("hr", DOORS),
            Map.entry("panel", union(DOORS, "mailinglist")));

    /** What a container finds by itself, and so must be public though no other room uses it. */
    private static final List<String> FOUND = List.of(
            "jakarta.ws.rs.ext.Provider",
            "jakarta.ws.rs.ApplicationPath",
            "jakarta.servlet.annotation.WebListener",
            "jakarta.persistence.Converter");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);

    @Test
    void knowOnlyWhatIsBelowThem() {
        var wrong = CLASSES.stream()
                .filter(each -> !room(each).equals("page"))
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .filter(door -> isInHouse(door.getTargetClass()))
                .filter(door -> !room(door.getOriginClass()).equals(room(door.getTargetClass())))
                .filter(door -> !DOORS_OF.getOrDefault(room(door.getOriginClass()), Set.of())
                        .contains(room(door.getTargetClass())))
                .map(door -> door.getOriginClass().getName() + " -> "
                        + door.getTargetClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(), wrong);
    }

    @Test
    void areAllOnTheMapAndFlat() {
        var strange = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(HOUSE) && !name.startsWith(HOUSE + ".page"))
                .filter(name -> !DOORS_OF.containsKey(name.substring(HOUSE.length() + 1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(), strange);
    }

    @Test
    void showOnlyWhatOthersUse() {
        var idle = CLASSES.stream()
                .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                // records travel as JSON or to templates, which JSON-B and jte read only if they are public
                .filter(each -> !each.isRecord())
                .filter(each -> each.isTopLevelClass() && !room(each).equals("page"))
                .filter(each -> !each.getSimpleName().matches(".*(Resource|Pages)"))
                .filter(each -> FOUND.stream().noneMatch(each::isAnnotatedWith))
                .filter(each -> !each.isAssignableTo("org.eclipse.microprofile.openapi.OASFilter"))
                .filter(each -> !each.isAnnotatedWith("org.eclipse.microprofile.health.Readiness")
                        && !each.isAnnotatedWith("org.eclipse.microprofile.health.Liveness"))
                .filter(each -> !isUsedElsewhere(each) && !hasConstant(each))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(new TreeSet<>(), idle);
    }

    @Test
    void keepTheirEntities() {
        var shown = CLASSES.stream()
                .filter(each -> each.isAnnotatedWith("jakarta.persistence.Entity"))
                .filter(RoomsTest::isUsedElsewhere)
                .map(JavaClass::getName)
                .toList();

        assertEquals(List.of(), shown);
    }

    @Test
    void haveNoClassThatGrewTooLarge() throws IOException {
        var large = new TreeSet<String>();
        for (var file : sources()) {
            var lines = Files.readAllLines(file).size();
            if (lines >= LINES && !TOO_LARGE_YET.contains(file.getFileName().toString())) {
                large.add(file + " has " + lines + " lines");
            }
        }

        assertEquals(new TreeSet<>(), large);
    }

    @Test
    void sayWhatTheyAreForAndThatNothingIsNull() throws IOException {
        for (var folder : sources().stream().map(Path::getParent).collect(Collectors.toSet())) {
            var about = folder.resolve("package-info.java");
            assertTrue(Files.exists(about), about + " is missing");
            var text = Files.readString(about);
            assertTrue(text.contains("NullMarked"), about + " lacks @NullMarked");
            assertTrue(text.startsWith("/**"), about + " says nothing");
        }
    }

    private static boolean isUsedElsewhere(JavaClass type) {
        return CLASSES.stream()
                .filter(each -> each.equals(type) || each.getName().startsWith(type.getName() + "$"))
                .flatMap(each -> each.getDirectDependenciesToSelf().stream())
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    /** The compiler copies constants, so that who uses one can no longer be seen. */
    private static boolean hasConstant(JavaClass type) {
        return type.getFields().stream()
                .anyMatch(field -> field.getModifiers()
                                .containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC, JavaModifier.FINAL))
                        && (field.getRawType().isPrimitive()
                                || field.getRawType().isEquivalentTo(String.class)));
    }

    private static boolean isInHouse(JavaClass type) {
        return type.getPackageName().startsWith(HOUSE);
    }

    private static String room(JavaClass type) {
        var name = type.getPackageName();
        return name.length() <= HOUSE.length()
                ? ""
                : name.substring(HOUSE.length() + 1).split("\\.")[0];
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Set<String> union(Set<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
