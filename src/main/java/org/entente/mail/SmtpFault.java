package org.entente.mail;

import java.util.Locale;

/** The site's SMTP server cannot be used at all: nothing is said about any mail. The message is what was seen of it. */
class SmtpFault extends Exception {
    private static final long serialVersionUID = 1;

    enum Kind {
        UNREACHABLE("the SMTP server cannot be reached"),
        SILENT("the SMTP server does not answer"),
        REFUSED("the SMTP server refuses to talk to us"),
        NO_TLS("the SMTP server does not speak TLS"),
        CERTIFICATE("the SMTP server's certificate is not one that is trusted for its name"),
        CREDENTIALS("the SMTP server does not accept our user and password");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** For the log. */
        String sentence() {
            return sentence;
        }

        /** As programs see it; {@code mail.fault.KEY} is what an administrator is told. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;

    SmtpFault(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
