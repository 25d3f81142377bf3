package org.entente.mailinglist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of a post as a page shows it: what is quoted apart from what is said, and addresses on the web as links. A
 * template escapes each piece; nothing here is markup.
 */
public record PostWords(List<Block> blocks) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final int FOLDED = 3;

    /** Lines that stay together; {@code quoted} ones without their signs. */
    public record Block(boolean quoted, List<Piece> pieces, int lines) {
        /** Whether there is so much of it that it is folded. */
        public boolean folded() {
            return quoted && lines > FOLDED;
        }
    }

    /** {@code link}: where it leads; empty for plain words. */
    public record Piece(String text, String link) {}

    static PostWords of(String text) {
        var blocks = new ArrayList<Block>();
        var lines = new ArrayList<String>();
        boolean quoted = false;
        for (var line : text.stripTrailing().split("\r?\n", -1)) {
            boolean quote = line.startsWith(">");
            if (quote != quoted) {
                add(blocks, lines, quoted);
                quoted = quote;
            }
            lines.add(quote ? line.substring(line.startsWith("> ") ? 2 : 1) : line);
        }
        add(blocks, lines, quoted);
        return new PostWords(blocks);
    }

    private static void add(List<Block> blocks, List<String> lines, boolean quoted) {
        var text = String.join("\n", lines).strip();
        if (!text.isEmpty()) {
            blocks.add(new Block(quoted, pieces(text), lines.size()));
        }
        lines.clear();
    }

    private static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var links = LINK.matcher(text);
        int at = 0;
        while (links.find()) {
            var link = links.group().replaceAll("[.,;:!?'»\\]]+$", "");
            if (link.endsWith(")") && !link.contains("(")) {
                link = link.substring(0, link.length() - 1).replaceAll("[.,;:!?]+$", "");
            }
            add(pieces, text.substring(at, links.start()), "");
            add(pieces, link, link);
            at = links.start() + link.length();
        }
        add(pieces, text.substring(at), "");
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, String link) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, link));
        }
    }
}
