package org.entente.mail;

/**
 * What is wrong with a mailbox.
 *
 * @param kind {@code credentials}, {@code unreachable}, {@code moving} (stored mail cannot be moved away), {@code
 *     fetching} (a mail is not handed out), {@code database}; empty for nothing
 * @param detail what the other side said, on one line; it may be empty
 */
record MailboxFault(String kind, String detail) {
    static final MailboxFault NONE = new MailboxFault("", "");

    MailboxFault {
        detail = detail.replaceAll("\\s+", " ").strip();
    }

    /** As a column keeps it. */
    String written() {
        return detail.isEmpty() ? kind : kind + " " + detail;
    }

    static MailboxFault read(String written) {
        int blank = written.indexOf(' ');
        return blank < 0
                ? new MailboxFault(written, "")
                : new MailboxFault(written.substring(0, blank), written.substring(blank + 1));
    }
}
