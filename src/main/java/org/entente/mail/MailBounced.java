package org.entente.mail;

/**
 * A mail did not reach a recipient: refused by the SMTP server, given up after five days, or returned. Fired inside the
 * transaction that notes it, once for each recipient of an {@link OutgoingMail}.
 *
 * @param item what the mail was about
 * @param address the recipient
 * @param permanent whether the address itself is no good (5.1.x, 5.2.1 and the like); else it was this mail or this day
 * @param status the enhanced status (RFC 3463) such as {@code 5.1.1}, or the reply's code
 * @param diagnostic what the other server said, on one line
 */
public record MailBounced(String item, String address, boolean permanent, String status, String diagnostic) {}
