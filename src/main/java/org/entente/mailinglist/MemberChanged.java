package org.entente.mailinglist;

/**
 * Somebody has become a member of a list at the telling site, or is none any more. A trigger writes it with the change.
 *
 * @param member SHA-256 of {@code LIST ADDRESS} in hexadecimal: no address leaves its site
 */
public record MemberChanged(String list, String member, boolean present) {
    static final String TYPE = "org.entente.list.member-changed";

    public MemberChanged {
        if (list == null || member == null) {
            throw new IllegalArgumentException("a member's change needs list and member");
        }
    }
}
