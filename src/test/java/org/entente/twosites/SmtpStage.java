package org.entente.twosites;

/** Where in a conversation an SMTP server answers (RFC 5321), and what it says there where all is well. */
public enum SmtpStage {
    CONNECT("220 mail.example ESMTP"),
    HELLO("250 mail.example"),
    SIGN_IN("235 2.7.0 Welcome"),
    /** The envelope sender was named. */
    MAIL("250 2.1.0 Sender taken"),
    /** One more recipient was named, the last of the mail's. */
    RCPT("250 2.1.5 Recipient taken"),
    DATA("354 End with a dot on a line of its own"),
    /** The whole message is there. */
    DOT("250 2.0.0 Message taken"),
    QUIT("221 2.0.0 Goodbye");

    private final SmtpReply ok;

    SmtpStage(String ok) {
        this.ok = SmtpReply.of(ok);
    }

    public SmtpReply ok() {
        return ok;
    }
}
