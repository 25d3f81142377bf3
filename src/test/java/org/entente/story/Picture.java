package org.entente.story;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture of a page that the README shows, and beside it what the page consists of, as a screen reader hears it:
 * landmarks, headings, labels, texts, without dates and numbers. Octets of a picture differ with each clock and each font,
 * and would tell nothing; when a page consists of something else, its picture has grown old.
 */
final class Picture {
    private static final Path KEPT = Path.of("src/pictures");
    private static final Path TAKEN = Path.of("target/pictures");
    private static final int LONGEST = 12;

    private Picture() {}

    /** Takes it, and fails where it is no longer like the one that is kept; with {@code -Dpictures.keep} it is kept. */
    static void take(Page page, String name) {
        var parts = parts(page);
        var keep = System.getProperty("pictures.keep") != null;
        save(page, parts, name, TAKEN);
        if (keep) {
            save(page, parts, name, KEPT);
        }
        if (!parts.equals(kept(name))) {
            throw new AssertionError("""
                    %s/%s.png, which the README shows, is no longer like its page; target/pictures has both as they are now.
                    If the page is meant to be so, take the pictures anew, look at them, and commit them:
                    mvn verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=PicturesStoryIT -Dpictures.keep
                    """.formatted(KEPT, name) + difference(kept(name), parts));
        }
    }

    private static void save(Page page, String parts, String name, Path folder) {
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
        try {
            Files.writeString(folder.resolve(name + ".txt"), parts);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String kept(String name) {
        try {
            var file = KEPT.resolve(name + ".txt");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String parts(Page page) {
        var parts = new ArrayList<String>();
        page.locator("body")
                .ariaSnapshot()
                .lines()
                .filter(line -> !line.strip().startsWith("- time"))
                .map(line -> line.replaceAll("\\d{1,2} \\p{L}+\\.? \\d{4}(,? \\d\\d:\\d\\d)?", "DATE")
                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                        .replaceAll("\\d+([.,:]\\d+)*", "0")
                        .replaceAll("\\b0[ \u00a0](ms|s|min)\\b", "0 s"))
                .forEach(line -> {
                    parts.add(line);
                    once(parts);
                });
        return String.join("\n", parts) + "\n";
    }

    /** A second row of a table, or item of a list, that is like the one before tells nothing: how many there are is a number. */
    private static void once(List<String> parts) {
        int end = parts.size();
        for (int lines = 1; lines <= LONGEST && 2 * lines <= end; lines++) {
            var last = parts.subList(end - lines, end);
            if (parts.subList(end - 2 * lines, end - lines).equals(last)) {
                last.clear();
                return;
            }
        }
    }

    /** The first line that differs. */
    private static String difference(String before, String now) {
        var old = before.lines().toList();
        var fresh = now.lines().toList();
        int at = 0;
        while (at < old.size() && at < fresh.size() && old.get(at).equals(fresh.get(at))) {
            at++;
        }
        return "Line %d was: %s%n    and is: %s"
                .formatted(
                        at + 1,
                        at < old.size() ? old.get(at).strip() : "(nothing)",
                        at < fresh.size() ? fresh.get(at).strip() : "(nothing)");
    }
}
