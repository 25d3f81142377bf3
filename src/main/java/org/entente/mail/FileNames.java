package org.entente.mail;

import java.util.Map;

/** Names of files as they may be shown and saved: no path, nothing that cannot be seen, never empty. */
final class FileNames {
    private static final int LONGEST = 200;
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("text/plain", "txt"),
            Map.entry("text/html", "html"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/calendar", "ics"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/pgp-signature", "asc"),
            Map.entry("application/pgp-encrypted", "asc"),
            Map.entry("application/pkcs7-signature", "p7s"),
            Map.entry("application/x-pkcs7-signature", "p7s"),
            Map.entry("application/pkcs7-mime", "p7m"),
            Map.entry("application/x-pkcs7-mime", "p7m"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/gif", "gif"),
            Map.entry("message/rfc822", "eml"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"));

    private FileNames() {}

    /** The name without its path, or one made from the type and the file's place in the mail. */
    static String of(String name, String type, int place) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        // controls, and the marks that turn the direction of writing and so hide an ending
        var shown = last.replaceAll("[\\p{Cntrl}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (shown.matches("\\.*")) {
            return "file-" + place + "." + ENDINGS.getOrDefault(type, "bin");
        }
        return shortened(shown);
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var ending = dot > name.length() - 12 && dot > 0 ? name.substring(dot) : "";
        return name.substring(0, LONGEST - ending.length()) + ending;
    }
}
