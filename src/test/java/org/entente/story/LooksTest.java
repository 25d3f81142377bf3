package org.entente.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.web.Page;
import org.junit.jupiter.api.Test;

/** No page is forgotten among those that {@link LooksStoryIT} looks at. */
class LooksTest {
    private static final java.nio.file.Path TEMPLATES = java.nio.file.Path.of("src/main/jte");

    private static final Map<String, String> NO_PAGES = Map.ofEntries(
            Map.entry("/attachments/{id}", "a file"),
            Map.entry("/memos/{id}/proof.csv", "a file"),
            Map.entry("/mail/parked/{id}/raw", "a file"),
            Map.entry("/applications/{id}/raw", "a file"),
            Map.entry("/applications/{id}/files/{file}", "a file"),
            Map.entry("/applications/{id}/export", "a file"),
            Map.entry("/applications/{id}/{any: correction|stage|notes|reading|erasure}", "leads back to a page"),
            Map.entry("/applications/{id}/{any: consent|hold}", "leads back to a page"),
            Map.entry("/applications/{id}/release/{n: \\d{1,9}}/withdrawal", "leads back to a page"),
            Map.entry("/released/{id}/files/{file}", "a file"),
            Map.entry("/compose/preview", "parts of a page that is looked at"),
            Map.entry("/people/{any: import|.+/reset}", "leads back to a page"),
            Map.entry("/absences/{person}/{any: \\d+(/end)?}", "leads back to a page"),
            Map.entry("/profile/{any: password|calls|mail}", "leads back to a page"),
            Map.entry("/posts/{id}/html", "in a frame of a page"),
            Map.entry("/posts/{id}/raw", "a file"),
            Map.entry("/lists/{list}/members.csv", "a file"),
            Map.entry("/lists/{list}/{any: joining|leaving|mode|resuming}", "leads back to a page"),
            Map.entry("/lists/{list}/members/{any: change|joining|import}", "leads back to a page"),
            Map.entry("/lists/{list}/held/{id}", "leads back to a page"),
            Map.entry("/lists/{list}/closing", "leads back to a page"),
            Map.entry("/panels/{list}/figures.{type: csv|xlsx}", "a file"),
            Map.entry("/notices/{id}/withdrawal", "leads back to a page"),
            Map.entry(
                    "/jobs/style/{file: webjars/bootstrap/[0-9.]+/css/bootstrap\\.min\\.css|static/entente\\.(css|svg)}",
                    "a file"));

    private final List<Look> looks =
            Looks.all(new Looks.Things("", "", "", "", "", "", ListLooks.Things.NONE, NoticeLooks.Things.NONE));

    @Test
    void nameEveryPath() {
        var paths = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.entente").stream()
                        .filter(each -> each.getSimpleName().endsWith("Pages") && each.isAnnotatedWith(Path.class))
                        .map(each -> each.reflect())
                        .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                        .filter(each -> each.isAnnotationPresent(GET.class)
                                || each.getReturnType().equals(Page.class))
                        .map(LooksTest::path)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(paths.removeAll(NO_PAGES.keySet()) && paths.size() > 10, "they were not read: " + paths);
        paths.removeAll(looks.stream().map(Look::path).toList());

        assertEquals(new TreeSet<>(), paths, "add them to Looks, or to NO_PAGES with the reason");
    }

    @Test
    void nameEveryTemplateThatIsAPage() throws IOException {
        var pages = new TreeSet<String>();
        try (Stream<java.nio.file.Path> files = Files.walk(TEMPLATES)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".jte")).toList()) {
                if (Files.readString(file).matches("(?s).*@template\\.(web\\.|hr\\.jobs)layout\\(.*")) {
                    pages.add(TEMPLATES.relativize(file).toString().replace(".jte", ""));
                }
            }
        }

        assertEquals(pages, looks.stream().map(Look::template).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void haveSixMainPages() {
        assertEquals(
                List.of("exchange/bridge", "memo/compose", "memo/day", "memo/find", "memo/memo", "memo/proof"),
                looks.stream().filter(Look::main).map(Look::template).sorted().toList());
    }

    private static String path(Method method) {
        var room = method.getDeclaringClass().getAnnotation(Path.class).value();
        var own = method.getAnnotation(Path.class);
        return ("/" + room + "/" + (own == null ? "" : own.value()))
                .replaceAll("/+", "/")
                .replaceAll("(.)/$", "$1");
    }
}
