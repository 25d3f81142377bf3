package org.entente.story;

import java.util.function.Consumer;

/**
 * One page in one state, and how somebody comes to stand before it.
 *
 * @param template as in {@code src/main/jte}, without its ending
 * @param path as its {@code @Path} says, such as {@code /memos/{id}}
 * @param state told when it is not whole
 * @param main whether it is one of the pages that people have open all day: looked at on a large screen too, and enlarged
 */
record Look(String template, String path, String state, boolean main, Consumer<Browser.Visit> open) {
    static Look at(String template, String path, String state, Consumer<Browser.Visit> open) {
        return new Look(template, path, state, false, open);
    }

    static Look main(String template, String path, String state, Consumer<Browser.Visit> open) {
        return new Look(template, path, state, true, open);
    }

    /** Whether this is an address of the page. */
    boolean isAt(String address) {
        return address.matches("https?://[^/]+" + path.replaceAll("\\{[^}]+}", "[^/]+") + "([?#].*)?");
    }

    @Override
    public String toString() {
        return path + " (" + state + ")";
    }
}
