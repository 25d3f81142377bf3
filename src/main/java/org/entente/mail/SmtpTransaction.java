package org.entente.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
    private final List<String> recipients;
    private final Outcome[] outcomes;
    private final List<Integer> accepted = new ArrayList<>();

    private SmtpTransaction(SmtpConnection connection, Message message, List<String> recipients) {
        this.connection = connection;
        this.message = message;
        this.recipients = recipients;
        this.outcomes = new Outcome[recipients.size()];
    }

    /** One outcome for each address; those that no envelope can carry are not tried. */
    static List<Outcome> send(SmtpConnection connection, Message message, List<String> addresses) throws Stale {
        if (message.size() > connection.largest()) {
            var tooLarge =
                    Outcome.bounced("5.3.4", "The SMTP server takes no more than " + connection.largest(), false);
            return Collections.nCopies(addresses.size(), tooLarge);
        }
        var paths = new ArrayList<String>();
        var outcomes = new ArrayList<@Nullable Outcome>();
        for (var address : addresses) {
            var path = Wire.path(address);
            if (path.isEmpty()) {
                outcomes.add(Outcome.bounced("5.1.3", "No address: not tried", true));
            } else if (isUnicode(path.get()) && !connection.offers("SMTPUTF8")) {
                outcomes.add(Outcome.bounced("5.6.7", "The SMTP server takes no such address", true));
            } else {
                paths.add(path.get());
                outcomes.add(null);
            }
        }
        var tried = paths.isEmpty()
                ? Collections.<Outcome>emptyIterator()
                : new SmtpTransaction(connection, message, paths).run().iterator();
        return outcomes.stream()
                .map(outcome -> outcome == null ? tried.next() : outcome)
                .toList();
    }

    private static boolean isUnicode(String path) {
        return path.chars().anyMatch(letter -> letter > 0x7f);
    }

    private List<Outcome> run() throws Stale {
        boolean heard = false;
        boolean reused = connection.isUsed();
        connection.used();
        var lost = "The connection was lost before the message was sent";
        try {
            boolean together = connection.offers("PIPELINING");
            var commands = commands();
            if (together) {
                connection.write(String.join("", commands).getBytes(StandardCharsets.UTF_8));
            }
            var mail = next(together, commands.get(0));
            if (reused && mail.isGoodbye()) {
                connection.close();
                throw new Stale();
            }
            heard = true;
            for (int i = 0; i < recipients.size() && (together || mail.isGood()); i++) {
                answered(i, next(together, commands.get(i + 1)));
            }
            if (!mail.isGood()) {
                accepted.clear();
                Arrays.fill(outcomes, Outcome.refused(mail, false));
            }
            if (together || !accepted.isEmpty()) {
                var data = next(together, commands.get(commands.size() - 1));
                lost = "The connection was lost before the server said that it has the message";
                data(data);
            } else {
                connection.ask("RSET");
            }
        } catch (IOException gone) {
            connection.close();
            if (reused && !heard) {
                throw new Stale();
            }
            settle(Outcome.lost(lost + ": " + gone.getMessage()));
        }
        return List.of(outcomes);
    }

    private List<String> commands() {
        var commands = new ArrayList<String>();
        boolean unicode = recipients.stream().anyMatch(SmtpTransaction::isUnicode);
        commands.add("MAIL FROM:<" + message.sender() + ">"
                + (connection.offers("SIZE") ? " SIZE=" + message.size() : "")
                + (message.eightBit() && connection.offers("8BITMIME") ? " BODY=8BITMIME" : "")
                + (unicode ? " SMTPUTF8" : "") + "\r\n");
        recipients.forEach(path -> commands.add("RCPT TO:<" + path + ">\r\n"));
        commands.add("DATA\r\n");
        return commands;
    }

    private SmtpReply next(boolean together, String command) throws IOException {
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

    private void data(SmtpReply ready) throws IOException {
        if (ready.code() != 354) {
            accepted.forEach(recipient -> outcomes[recipient] = Outcome.refused(ready, false));
        } else if (accepted.isEmpty()) {
            connection.write(".\r\n".getBytes(StandardCharsets.US_ASCII)); // RFC 2920 section 3.1
            connection.reply();
        } else {
            connection.write(message.head(), message.octets());
            var taken = connection.reply(2);
            var outcome = taken.isGood() ? Outcome.sent(taken) : Outcome.refused(taken, false);
            accepted.forEach(recipient -> outcomes[recipient] = outcome);
            if (taken.isGoodbye()) {
                connection.close();
            }
            return;
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
