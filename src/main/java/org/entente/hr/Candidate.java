package org.entente.hr;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.mail.MailMessage;
import org.entente.mail.Mailbox;

/** Who applies, as far as is known; empty for what is not. */
public record Candidate(String name, String email, String phone) {
    /** French and British numbers as people write them; anything else with its country's number in front. */
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\w+])(?:\\+\\d{1,3}[ .()-]*(?:\\d[ .()-]*){6,11}\\d|0[1-9](?:[ .-]?\\d){8,9})(?!\\w)");

    private static final Pattern LOCAL = Pattern.compile("[._-]+");

    /** What the headers and the letter say. */
    static Candidate proposed(MailMessage message) {
        var from = Optional.ofNullable(message.from())
                .or(() -> message.replyTo().stream().findFirst())
                .orElse(new Mailbox("", ""));
        var phone = PHONE.matcher(message.text());
        return new Candidate(
                from.name().isBlank() ? spelled(from.address()) : from.name().strip(),
                from.address(),
                phone.find() ? phone.group().strip() : "");
    }

    /** {@code jeanne.martin-dupont@} is Jeanne Martin Dupont; a word alone may be anything. */
    private static String spelled(String address) {
        var words = LOCAL.split(address.replaceFirst("[@+].*", ""));
        if (words.length < 2 || address.matches(".*\\d.*@.*")) {
            return "";
        }
        var name = new StringBuilder();
        for (var word : words) {
            if (!word.isEmpty()) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1))
                        .append(' ');
            }
        }
        return name.toString().strip();
    }

    /** The same, with what is not known from there. */
    Candidate or(Candidate other) {
        return new Candidate(
                name.isBlank() ? other.name : name,
                email.isBlank() ? other.email : email,
                phone.isBlank() ? other.phone : phone);
    }

    /** The name, or else the address. */
    public String shown() {
        return name.isBlank() ? email : name;
    }
}
