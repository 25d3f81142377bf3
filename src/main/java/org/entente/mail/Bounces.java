package org.entente.mail;

/** The envelope senders of what goes out. */
final class Bounces {
    private Bounces() {}

    static String address(MailSite site, String token) {
        return site.address("bounces+" + token.replace("-", ""));
    }
}
