package org.entente.panel;

import java.util.List;

/** All that was said of a panel's files: the body of GET and PUT {@code /api/panels/LIST/mapping}. */
public record Layouts(List<Said> layouts) {
    /**
     * How the files of a sender that share a layout are read.
     *
     * @param layout what files of the same make share, 16 hexadecimal digits: the mapping page shows it
     */
    public record Said(String sender, String layout, Mapping mapping) {}

    public Layouts {
        layouts = layouts == null ? List.of() : List.copyOf(layouts);
    }
}
