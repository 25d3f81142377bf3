package org.entente.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to some recipients over an open connection (RFC 5321 section 3.3): who took it, who is refused for now, who
 * for good. Whatever goes wrong is an outcome; the connection is closed where it cannot be used any more. What is lost
 * after the final dot may have been taken: it is tried again, under the same Message-ID, and a second copy is possible
 * (RFC 1047).
 */
final class SmtpTransaction {
    /** The connection had been closed before anything was said: the same can be done over another, at once. */
    static final class Stale extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param sender the envelope sender; empty for the null one
     * @param head the recipient's own header lines, which go before the rest
     * @param octets with dots stuffed and the final one
     */
    record Message(String sender, byte[] head, byte[] octets, boolean eightBit) {
        int size() {
            return head.length + octets.length;
        }
    }

    private final SmtpConnection connection;
    private final Message message;
    private final boolean together;
    /** By address; empty as long as there is no answer. */
    private final @Nullable Outcome[] outcomes;
    /** Those addresses that are tried, and how they are written. */
    private final List<Integer> tried = new ArrayList<>();

    private final List<String> paths = new ArrayList<>();
    private final List<Integer> accepted = new ArrayList<>();
    private boolean asked;

    /** Addresses that no envelope can carry are not tried, nor is a message that is too large. */
    SmtpTransaction(SmtpConnection connection, Message message, List<String> addresses) {
        this.connection = connection;
        this.message = message;
        this.together = connection.offers("PIPELINING");
        this.outcomes = new @Nullable Outcome[addresses.size()];
        for (int i = 0; i < outcomes.length; i++) {
            var path = Wire.path(addresses.get(i));
            if (message.size() > connection.largest()) {
                outcomes[i] =
                        Outcome.bounced("5.3.4", "The SMTP server takes no more than " + connection.largest(), false);
            } else if (path.isEmpty()) {
                outcomes[i] = Outcome.bounced("5.1.3", "No address: not tried", true);
            } else if (isUnicode(path.get()) && !connection.offers("SMTPUTF8")) {
                outcomes[i] = Outcome.bounced("5.6.7", "The SMTP server takes no such address", true);
            } else {
                tried.add(i);
                paths.add(path.get());
            }
        }
    }

    private static boolean isUnicode(String path) {
        return path.chars().anyMatch(letter -> letter > 0x7f);
    }

    /** One outcome for each address. */
    List<Outcome> run() throws Stale {
        return run(null);
    }

    /**
     * The same, and begins the next transaction of this connection in the same breath as it ends this one: a server that
     * takes commands together (RFC 2920) then makes nobody wait between two messages.
     */
    List<Outcome> run(@Nullable SmtpTransaction next) throws Stale {
        if (!tried.isEmpty()) {
            boolean reused = connection.isUsed();
            connection.used();
            try {
                envelope(reused);
                if (together || !accepted.isEmpty()) {
                    data(next);
                } else {
                    connection.ask("RSET");
                }
            } catch (IOException gone) {
                connection.close();
                settle(Outcome.lost("The connection was lost before the server said that it has the message: "
                        + gone.getMessage()));
            }
        }
        return List.of(outcomes);
    }

    private void envelope(boolean reused) throws IOException, Stale {
        var commands = commands();
        SmtpReply mail;
        try {
            if (together && !asked) {
                connection.write(ask());
            }
            mail = answer(commands.get(0));
        } catch (IOException gone) {
            connection.close();
            if (reused) {
                throw new Stale();
            }
            throw gone;
        }
        if (reused && mail.isGoodbye()) {
            connection.close();
            throw new Stale();
        }
        for (int i = 0; i < paths.size() && (together || mail.isGood()); i++) {
            answered(tried.get(i), answer(commands.get(i + 1)));
        }
        if (!mail.isGood()) {
            accepted.clear();
            tried.forEach(recipient -> outcomes[recipient] = Outcome.refused(mail, false));
        }
    }

    /** All commands up to the message; from then on they are asked. */
    private byte[] ask() {
        asked = true;
        return String.join("", commands()).getBytes(StandardCharsets.UTF_8);
    }

    private List<String> commands() {
        var commands = new ArrayList<String>();
        commands.add("MAIL FROM:<" + message.sender() + ">"
                + (connection.offers("SIZE") ? " SIZE=" + message.size() : "")
                + (message.eightBit() && connection.offers("8BITMIME") ? " BODY=8BITMIME" : "")
                + (paths.stream().anyMatch(SmtpTransaction::isUnicode) ? " SMTPUTF8" : "") + "\r\n");
        paths.forEach(path -> commands.add("RCPT TO:<" + path + ">\r\n"));
        commands.add("DATA\r\n");
        return commands;
    }

    private SmtpReply answer(String command) throws IOException {
        return together ? connection.reply() : connection.ask(command.strip());
    }

    /** Too many for one transaction: 452, or 552 which means the same (RFC 5321 section 4.5.3.1.10). */
    private void answered(int recipient, SmtpReply reply) {
        if (reply.isGood()) {
            accepted.add(recipient);
        } else if (!accepted.isEmpty() && (reply.code() == 452 || reply.code() == 552)) {
            outcomes[recipient] = Outcome.again();
        } else {
            outcomes[recipient] = Outcome.refused(reply, true);
        }
    }

    private void data(@Nullable SmtpTransaction next) throws IOException {
        var ready = answer("DATA");
        if (ready.code() == 354 && !accepted.isEmpty()) {
            boolean goesOn = together && next != null && !next.tried.isEmpty();
            connection.write(message.head(), message.octets(), goesOn ? next.ask() : new byte[0]);
            var taken = connection.reply(2);
            var outcome = taken.isGood() ? Outcome.sent(taken) : Outcome.refused(taken, false);
            accepted.forEach(recipient -> outcomes[recipient] = outcome);
            if (taken.isGoodbye()) {
                connection.close();
            }
            return;
        }
        if (ready.code() == 354) {
            connection.write(".\r\n".getBytes(StandardCharsets.US_ASCII)); // RFC 2920 section 3.1
            connection.reply();
        } else {
            accepted.forEach(recipient -> outcomes[recipient] = Outcome.refused(ready, false));
        }
        if (ready.isGoodbye() || !connection.ask("RSET").isGood()) {
            connection.close();
        }
    }

    /** For all that have no answer yet. */
    private void settle(Outcome outcome) {
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                outcomes[i] = outcome;
            }
        }
    }
}
