package org.entente.mail;

/** Paragraphs that were broken for the way (format=flowed, RFC 3676), whole again. */
final class FlowedText {
    private FlowedText() {}

    /** @param delSp whether the blank that marks a broken line is no part of the text */
    static String whole(String text, boolean delSp) {
        var whole = new StringBuilder();
        int openDepth = -1; // of the line that flows on, or -1
        for (var line : text.split("\n", -1)) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            var rest = line.substring(depth);
            rest = rest.startsWith(" ") ? rest.substring(1) : rest;
            boolean signature = rest.equals("-- ");
            boolean flows = rest.endsWith(" ") && !signature;
            if (openDepth >= 0 && (openDepth != depth || signature)) {
                whole.append('\n');
                openDepth = -1;
            }
            if (openDepth < 0 && depth > 0) {
                whole.append(">".repeat(depth)).append(' ');
            }
            whole.append(flows && delSp ? rest.substring(0, rest.length() - 1) : rest);
            openDepth = flows ? depth : -1;
            if (!flows) {
                whole.append('\n');
            }
        }
        return whole.substring(0, Math.max(0, whole.length() - (openDepth < 0 ? 1 : 0)));
    }
}
