package org.entente.hr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person should know of a file before opening it, from its octets alone; nothing is unpacked or run. What is
 * hidden in a compressed stream is not seen: no flag is no promise.
 *
 * <p>{@code macros}, {@code encrypted} (nobody has looked inside), {@code active} (a PDF that does something by itself),
 * {@code bomb} (unpacks to very much more than it is), {@code program} (can be run, or is a page or script).
 */
final class FileFlags {
    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{2})");
    private static final Pattern ACTIVE =
            Pattern.compile("/(?:JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|SubmitForm|ImportData)(?![A-Za-z])");
    private static final Pattern ENCRYPTED = Pattern.compile("/Encrypt(?![A-Za-z])");
    private static final Pattern PROGRAM = Pattern.compile(
            "(?i)\\.(?:exe|com|scr|bat|cmd|msi|vbs?|vbe|jse?|wsf|hta|ps1|lnk|jar|app|apk|html?|svg|xhtml|iso|img|url)$");
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final int AMPLE = 200;
    private static final long LARGE = 100L << 20;

    private FileFlags() {}

    /** In their order; empty for what looks harmless. */
    static List<String> of(String name, byte[] octets) {
        var flags = new ArrayList<String>();
        // ISO 8859-1 keeps every octet
        var text = new String(octets, StandardCharsets.ISO_8859_1);
        var zip = text.startsWith("PK") ? ZipEntries.of(octets) : Optional.<ZipEntries>empty();
        if (hasMacros(octets, text, zip)) {
            flags.add("macros");
        }
        if (isEncrypted(octets, text, zip)) {
            flags.add("encrypted");
        }
        if (isPdf(text) && ACTIVE.matcher(plainNames(text)).find()) {
            flags.add("active");
        }
        if (zip.filter(it -> it.unpacked() > LARGE
                        || it.unpacked() / Math.max(1, octets.length) > AMPLE && it.unpacked() > 10L << 20)
                .isPresent()) {
            flags.add("bomb");
        }
        if (isProgram(name, octets, text)) {
            flags.add("program");
        }
        return flags;
    }

    private static boolean hasMacros(byte[] octets, String text, Optional<ZipEntries> zip) {
        return zip.filter(it -> it.names().stream().anyMatch(FileFlags::isMacro))
                        .isPresent()
                || isOle(octets) && (text.contains(wide("_VBA_PROJECT")) || text.contains(wide("Macros")));
    }

    /** In Office Open XML and in OpenDocument. */
    private static boolean isMacro(String entry) {
        var lower = entry.toLowerCase(Locale.ROOT);
        return lower.endsWith("vbaproject.bin") || lower.startsWith("basic/") || lower.startsWith("scripts/");
    }

    private static boolean isEncrypted(byte[] octets, String text, Optional<ZipEntries> zip) {
        return zip.filter(ZipEntries::encrypted).isPresent()
                || isOle(octets) && text.contains(wide("EncryptedPackage"))
                || isPdf(text) && ENCRYPTED.matcher(plainNames(text)).find()
                || isEncryptedRar(octets, text)
                || text.startsWith("-----BEGIN PGP MESSAGE-----");
    }

    /** Its headers are encrypted, in version 4 or 5. */
    private static boolean isEncryptedRar(byte[] octets, String text) {
        return text.startsWith("Rar!\u001a\u0007\u0000") && octets.length > 11 && (octets[10] & 0x80) != 0
                || text.startsWith("Rar!\u001a\u0007\u0001\u0000") && octets.length > 13 && octets[13] == 4;
    }

    /** Readers look for the mark in the first kilobyte. */
    private static boolean isPdf(String text) {
        return text.substring(0, Math.min(text.length(), 1024)).contains("%PDF-");
    }

    /** A name may be written with octets in hexadecimal: {@code /J#61vaScript} (ISO 32000, 7.3.5). */
    private static String plainNames(String pdf) {
        return pdf.indexOf('#') < 0
                ? pdf
                : HEX.matcher(pdf).replaceAll(hex -> {
                    char c = (char) Integer.parseInt(hex.group(1), 16);
                    return Character.isLetterOrDigit(c) ? String.valueOf(c) : "_";
                });
    }

    private static boolean isProgram(String name, byte[] octets, String text) {
        return text.startsWith("MZ")
                || text.startsWith("\u007fELF")
                || text.startsWith("#!")
                || octets.length > 3 && (octets[0] & 0xFF) == 0xCA && (octets[1] & 0xFF) == 0xFE
                || PROGRAM.matcher(name.strip()).find();
    }

    private static boolean isOle(byte[] octets) {
        return octets.length > OLE.length && java.util.Arrays.equals(octets, 0, 4, OLE, 0, 4);
    }

    /** As OLE writes the names of its streams: two octets a letter. */
    private static String wide(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }
}
