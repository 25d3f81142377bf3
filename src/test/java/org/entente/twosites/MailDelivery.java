package org.entente.twosites;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Puts what arrives into the mailboxes, one copy for each recipient of the envelope, with the lines that a server adds
 * in front (RFC 5321, 4.4; RFC 8601): who it was for, who sent it, whether the sender's network may send for that domain,
 * and which way it came.
 */
final class MailDelivery implements SmtpHost {
    /** Whose mail from this machine passes SPF, besides that of our own domains: the panel company's. */
    private static final String PANEL_COMPANY = "panel.example";

    private static final String NAME = "mail.example";
    private static final SmtpReply LATER = SmtpReply.of("451 4.3.0 It cannot be told now who that is");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);
    private static final Pattern WORD = Pattern.compile("[^\\x21-\\x7e]");
    /** A copy costs its size, and some more while it is made; reading costs some too. What would not fit is refused. */
    private static final int COPIES_AT_WORK = 5;

    private static final long RESERVE = 64L << 20;

    private final Mailboxes mailboxes;
    private final UserManager users;
    private final Session session = Session.getInstance(new Properties());

    MailDelivery(Mailboxes mailboxes, UserManager users) {
        this.mailboxes = mailboxes;
        this.users = users;
    }

    @Override
    public boolean knows(String user, String password) {
        return users.test(user, password);
    }

    @Override
    public SmtpReply answer(SmtpStage stage, SmtpMail mail) {
        return switch (stage) {
            case RCPT -> recipient(mail.recipient());
            case DOT -> deliver(mail);
            default -> stage.ok();
        };
    }

    private SmtpReply recipient(String address) {
        try {
            return mailboxes.of(address).isPresent()
                    ? SmtpStage.RCPT.ok()
                    : SmtpReply.of("550 5.1.1 Nobody here is called "
                            + WORD.matcher(address).replaceAll("?"));
        } catch (ListTable.Unanswered later) {
            return LATER;
        }
    }

    /** One mail after the other: GreenMail numbers a message before it shows it, and two could change places. */
    private synchronized SmtpReply deliver(SmtpMail mail) {
        if (!fits(mail.octets().length * (long) (mail.recipients().size() + COPIES_AT_WORK))) {
            return SmtpReply.of("452 4.3.1 The mailboxes are full");
        }
        try {
            var places = new ArrayList<GreenMailUser>();
            for (var recipient : mail.recipients()) {
                places.add(users.getUser(mailboxes.of(recipient).orElse(Mailboxes.OUTSIDE)));
            }
            for (int i = 0; i < places.size(); i++) {
                var recipient = mail.recipients().get(i);
                places.get(i).deliver(new MimeMessage(session, copy(mail, recipient)));
            }
            return SmtpStage.DOT.ok();
        } catch (MessagingException unreadable) {
            return SmtpReply.of("554 5.6.0 This is no message");
        } catch (ListTable.Unanswered later) {
            return LATER;
        }
    }

    private static boolean fits(long octets) {
        if (available() < octets + RESERVE) {
            System.gc();
        }
        return available() >= octets + RESERVE;
    }

    private static long available() {
        var memory = Runtime.getRuntime();
        return memory.maxMemory() - memory.totalMemory() + memory.freeMemory();
    }

    private InputStream copy(SmtpMail mail, String recipient) {
        return new SequenceInputStream(
                new ByteArrayInputStream(trace(mail, recipient).getBytes(StandardCharsets.ISO_8859_1)),
                new ByteArrayInputStream(mail.octets()));
    }

    private String trace(SmtpMail mail, String recipient) {
        return """
                Delivered-To: %s
                Return-Path: <%s>
                Authentication-Results: %s; spf=%s smtp.mailfrom=%s
                Received: from %s (localhost [127.0.0.1])
                	by %s with ESMTP id %s;
                	%s
                """.formatted(
                        recipient,
                        mail.sender(),
                        NAME,
                        passes(mail.sender()) ? "pass" : "none",
                        mail.sender().isEmpty() ? mail.helo() : mail.sender(),
                        mail.helo(),
                        NAME,
                        UUID.randomUUID(),
                        DATE.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .replace("\n", "\r\n");
    }

    private boolean passes(String sender) {
        var domain = sender.substring(sender.lastIndexOf('@') + 1);
        return mailboxes.isOurs(domain) || domain.equalsIgnoreCase(PANEL_COMPANY);
    }
}
