package org.entente.mail;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The charset that an HTML text names in its own head, for mails that do not name it outside. */
final class HtmlCharset {
    private static final Pattern META = Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");

    private HtmlCharset() {}

    static @Nullable String declaredIn(byte[] octets) {
        var start = new String(octets, 0, Math.min(octets.length, 4096), StandardCharsets.ISO_8859_1);
        var meta = META.matcher(start);
        return meta.find() ? meta.group(1) : null;
    }
}
