package org.entente.twosites;

/** What stands behind an SMTP server and decides what it answers. Several connections ask at once. */
public interface SmtpHost {
    SmtpReply answer(SmtpStage stage, SmtpMail mail);

    /** Whether these credentials are somebody's (RFC 4954); nobody needs to have any. */
    default boolean knows(String user, String password) {
        return false;
    }
}
