package org.entente.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in pieces, those that were looked for apart from those between. PostgreSQL finds them and sets control
 * characters around them; a template shows each piece escaped, so that nothing in a text can become markup.
 */
public record Marked(List<Piece> pieces) {
    public record Piece(String text, boolean hit) {}

    static final char BEGIN = '\u0001';
    static final char END = '\u0002';

    /** What PostgreSQL's parser would take for markup or for a part of a word, and what stands for it meanwhile. */
    public static final String TRUE = "<«»“”„…–—·•\u00a0\u202f";

    public static final String STANDS_FOR =
            "\u0003\u0004\u0005\u0006\u0007\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015";

    /** The same in names of files, where these part words. */
    public static final String TRUE_IN_NAMES = TRUE + "._-";

    /** How {@code ts_headline} is told to mark. */
    public static final String SIGNS = "StartSel=\"" + BEGIN + "\",StopSel=\"" + END + "\"";

    public static final String STANDS_FOR_IN_NAMES = STANDS_FOR + "\u0016\u0017\u0018";

    public Marked {
        pieces = List.copyOf(pieces);
    }

    /** What PostgreSQL gave, with the true characters again. */
    public static Marked of(String headline) {
        var pieces = new ArrayList<Piece>();
        var piece = new StringBuilder();
        boolean hit = false;
        for (int i = 0; i < headline.length(); i++) {
            char c = headline.charAt(i);
            if (c == BEGIN || c == END) {
                add(pieces, piece, hit);
                hit = c == BEGIN;
            } else {
                int place = STANDS_FOR_IN_NAMES.indexOf(c);
                piece.append(place < 0 ? c : TRUE_IN_NAMES.charAt(place));
            }
        }
        add(pieces, piece, hit);
        return new Marked(pieces);
    }

    private static void add(List<Piece> pieces, StringBuilder piece, boolean hit) {
        if (!piece.isEmpty()) {
            pieces.add(new Piece(piece.toString(), hit));
            piece.setLength(0);
        }
    }

    public boolean hasHit() {
        return pieces.stream().anyMatch(Piece::hit);
    }

    /** All of it, unmarked. */
    public String text() {
        return String.join("", pieces.stream().map(Piece::text).toList());
    }
}
