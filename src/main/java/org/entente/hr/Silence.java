package org.entente.hr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.mail.MailMessage;
import org.entente.mail.ReceivedMail;

/** Which mail must not be answered by a machine (RFC 3834 section 2), and why. */
final class Silence {
    private static final Pattern MACHINES = Pattern.compile(
            "(?i)^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|ne-?pas-?repondre|.*-(?:bounces|request|owner)|owner-.*|listserv|majordomo)(?:\\+.*)?@.*");
    private static final Pattern ANSWERS = Pattern.compile(
            "(?i)^\\s*(?:out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?reply|r\u00e9ponse automatique|absence du bureau|absent du bureau)\\b.*");

    private Silence() {}

    /** {@code bounce}, {@code automatic}, {@code list}, {@code nobody}; empty where a person waits for an answer. */
    static Optional<String> about(ReceivedMail mail) {
        var message = mail.message();
        if (isBounce(mail)) {
            return Optional.of("bounce");
        }
        if (isAutomatic(message)) {
            return Optional.of("automatic");
        }
        if (isFromList(message)) {
            return Optional.of("list");
        }
        var from = message.from();
        if (from == null || !from.address().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            return Optional.of("nobody");
        }
        return MACHINES.matcher(from.address()).matches() ? Optional.of("automatic") : Optional.empty();
    }

    /** Whether a machine wrote it: it is a new application all the same, and marked. */
    static boolean isOfMachine(ReceivedMail mail) {
        return about(mail).filter(List.of("bounce", "automatic")::contains).isPresent();
    }

    private static boolean isBounce(ReceivedMail mail) {
        var message = mail.message();
        return mail.sender().isEmpty() && message.header("Return-Path").isPresent()
                || message.header("Content-Type")
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/report"))
                        .isPresent();
    }

    private static boolean isAutomatic(MailMessage message) {
        var automatic = message.header("Auto-Submitted").orElse("no").strip().toLowerCase(Locale.ROOT);
        return !automatic.startsWith("no")
                || message.header("X-Auto-Response-Suppress").isPresent()
                || message.header("X-Autoreply").isPresent()
                || message.header("X-Autorespond").isPresent()
                || precedence(message).equals("auto_reply")
                || ANSWERS.matcher(message.subject()).matches();
    }

    private static boolean isFromList(MailMessage message) {
        return List.of("bulk", "list", "junk").contains(precedence(message))
                || message.headers().stream()
                        .anyMatch(
                                header -> header.name().toLowerCase(Locale.ROOT).startsWith("list-"));
    }

    private static String precedence(MailMessage message) {
        return message.header("Precedence").orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
