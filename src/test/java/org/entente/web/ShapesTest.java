package org.entente.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private static final Pattern NAMED = Pattern.compile("@Schema\\(ref = \"(?:Listing\\.)?([^\"]+)\"");

    @Test
    void areNamedByRecordsThatExist() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(each -> each.toString().endsWith("Resource.java"))
                    .toList()) {
                NAMED.matcher(Files.readString(file)).results().forEach(one -> found.add(one.group(1)));
            }
        }
        assertFalse(found.isEmpty());
        found.forEach(name -> assertTrue(Shapes.find(name).isRecord(), name));
    }
}
