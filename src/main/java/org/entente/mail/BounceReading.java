package org.entente.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads delivery status notifications (RFC 3464), and by {@link BounceText} what servers that know nothing of it write
 * instead.
 */
final class BounceReading {
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private BounceReading() {}

    static Bounce read(MailMessage mail) {
        var reports = mail.files().stream()
                .filter(file -> file.type().matches("message/(global-)?delivery-status"))
                .map(file -> new String(file.octets(), StandardCharsets.UTF_8))
                .toList();
        if (!reports.isEmpty()) {
            return report(reports);
        }
        var exim = mail.headers("X-Failed-Recipients").stream()
                .flatMap(value -> BounceText.addresses(value).stream())
                .toList();
        if (!exim.isEmpty()) {
            return new Bounce(
                    Bounce.Kind.FAILED,
                    exim.stream()
                            .map(address -> BounceText.failure(address, mail.text()))
                            .toList());
        }
        return BounceText.read(mail);
    }

    private static Bounce report(List<String> reports) {
        var failures = new ArrayList<Bounce.Failure>();
        boolean other = false;
        for (var report : reports) {
            for (var group :
                    report.replace("\r\n", "\n").replaceAll("(?m)[ \\t]+$", "").split("\\n{2,}")) {
                var fields = fields(group);
                if (!fields.containsKey("Final-Recipient") && !fields.containsKey("Original-Recipient")) {
                    continue;
                }
                var action = fields.getOrDefault("Action", "failed").strip().toLowerCase(Locale.ROOT);
                if (action.startsWith("fail")) {
                    failures.add(failure(fields));
                } else {
                    other = true;
                }
            }
        }
        return failures.isEmpty()
                ? new Bounce(other ? Bounce.Kind.PENDING : Bounce.Kind.UNKNOWN)
                : new Bounce(Bounce.Kind.FAILED, failures);
    }

    private static Bounce.Failure failure(Map<String, String> fields) {
        var diagnostic = value(fields.getOrDefault("Diagnostic-Code", ""));
        var status = STATUS.matcher(fields.getOrDefault("Status", ""));
        return new Bounce.Failure(
                Stream.of("Final-Recipient", "Original-Recipient")
                        .flatMap(name -> BounceText.addresses(value(fields.getOrDefault(name, ""))).stream())
                        .distinct()
                        .toList(),
                status.find() ? better(status.group(1), diagnostic) : BounceText.status(diagnostic),
                Outcome.line(diagnostic));
    }

    /** Some say 5.0.0 where the server that refused it was clearer. */
    private static String better(String status, String diagnostic) {
        var said = BounceText.status(diagnostic);
        return status.endsWith(".0.0") && said.charAt(0) == status.charAt(0) ? said : status;
    }

    /** Without the type in front, as in {@code rfc822; a@b} and {@code smtp; 550 ...}. */
    private static String value(String field) {
        return field.replaceFirst("^\\s*[\\w-]+\\s*;\\s*", "");
    }

    private static Map<String, String> fields(String group) {
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line : group.replaceAll("\\n[ \\t]+", " ").split("\\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1));
            }
        }
        return fields;
    }
}
