package org.entente.panel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which label is a part of which: by leading spaces, by naming ("France / Hyper", "Cleaners > Bagged"), or because the
 * label without a "Total" before it begins the others. A name that occurs under two others is told apart by them.
 */
final class Tree {
    private static final Pattern NAMED = Pattern.compile("\\s+[/>]\\s+|\\s*»\\s*");
    private static final Pattern TOTAL =
            Pattern.compile("(?:sous[ -]?)?total(?: general)?|grand total|ensemble|somme|sum|subtotal");
    private static final int LONGEST = 200;

    private record Level(int depth, String label) {}

    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Deque<Level> path = new ArrayDeque<>();
    /** Labels in their order, each with the one above; null at the top. */
    private final Map<String, @Nullable String> above = new LinkedHashMap<>();

    private final List<String> totals = new ArrayList<>();

    /** A first look at all labels, in the order of the rows; needed before {@link #label} where there are indented ones. */
    void meet(String cell) {
        var text = clean(cell);
        var parent = parent(cell, text);
        parents.computeIfAbsent(text, label -> new HashSet<>()).add(parent == null ? "" : parent);
        push(cell, text);
    }

    /** Ready to go through the rows again. */
    void restart() {
        path.clear();
    }

    /** The name of a row's label from here on. */
    String label(String cell) {
        var text = clean(cell);
        var parent = parent(cell, text);
        var label = parent != null && parents.getOrDefault(text, Set.of()).size() > 1
                ? shorten(parent + " / " + text)
                : text;
        push(cell, label);
        if (!above.containsKey(label)) {
            above.put(label, parent != null ? parent : named(label));
            if (saysTotal(label)) {
                totals.add(label);
            }
        }
        return label;
    }

    @Nullable
    String above(String label) {
        var known = above.get(label);
        return known != null ? known : byTotal(label);
    }

    static boolean isTotal(String cell) {
        return TOTAL.matcher(Words.folded(cell).replaceAll("[^a-z ]", "").strip())
                .matches();
    }

    /** Whether there is something at the top that others are parts of. */
    boolean hasTop() {
        return !totals.isEmpty() || above.values().stream().anyMatch(parent -> parent != null);
    }

    private @Nullable String parent(String cell, String text) {
        int depth = depth(cell);
        while (!path.isEmpty() && path.peek().depth() >= depth) {
            path.pop();
        }
        return depth == 0 || path.isEmpty() ? null : path.peek().label();
    }

    private void push(String cell, String label) {
        path.push(new Level(depth(cell), label));
    }

    /** "France / Hyper" is a part of "France", if there is one. */
    private @Nullable String named(String label) {
        String best = null;
        var match = NAMED.matcher(label);
        while (match.find()) {
            var start = label.substring(0, match.start()).strip();
            best = above.containsKey(start) ? start : best;
        }
        return best;
    }

    /** "Total vacuum cleaners" is above "Vacuum cleaners bagged"; a single total is above everything. */
    private @Nullable String byTotal(String label) {
        if (totals.isEmpty() || totals.contains(label)) {
            return null;
        }
        var begins = totals.stream()
                .filter(total ->
                        Words.folded(label).startsWith(Words.folded(total.replaceFirst("(?i)^total\\s+", "")) + " "))
                .findFirst();
        return begins.orElse(totals.size() == 1 ? totals.get(0) : null);
    }

    static boolean saysTotal(String label) {
        return Words.folded(label).matches("(?:total|ensemble)\\b.*");
    }

    private static int depth(String cell) {
        int depth = 0;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\t') {
                depth += 4;
            } else if (c == ' ' || c == '\u00a0' || c == '\u2003') {
                depth++;
            } else {
                break;
            }
        }
        return depth;
    }

    /** A label as it is kept: trimmed, without what cannot be seen, one space between words. */
    static String clean(String cell) {
        var text = cell.startsWith("'") ? cell.substring(1) : cell;
        return shorten(text.replaceAll("[\\p{Cntrl}\u00a0\u202f\\s]+", " ").strip());
    }

    private static String shorten(String label) {
        return label.length() <= LONGEST ? label : label.substring(0, LONGEST).strip();
    }
}
