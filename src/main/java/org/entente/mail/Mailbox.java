package org.entente.mail;

/**
 * A person in a header (RFC 5322 section 3.4).
 *
 * @param name as it is shown, empty where only the address is given
 * @param address {@code local@domain}, in lower case
 */
public record Mailbox(String name, String address) {
    /** The name, or else the address. */
    public String shown() {
        return name.isBlank() ? address : name;
    }
}
