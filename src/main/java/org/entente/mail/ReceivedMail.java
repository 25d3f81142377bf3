package org.entente.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail that came into one of this site's accounts.
 *
 * @param id of the raw message in the store, for as long as that is kept; see {@link RawMails}
 * @param account whose mailbox it came to: {@code lists}, {@code jobs}...
 * @param sender the envelope sender of {@code Return-Path} (RFC 5321 section 4.4) in lower case; empty for the null
 *     sender, which must never be answered (RFC 3834)
 * @param recipients whom it was for, in lower case: the topmost {@code Delivered-To} or {@code X-Original-To} alone, or
 *     else every address of {@code To} and {@code Cc}
 * @param receivedAt when it was stored here
 * @param message what it says
 */
public record ReceivedMail(
        UUID id, String account, String sender, List<String> recipients, Instant receivedAt, MailMessage message) {
    public ReceivedMail {
        recipients = List.copyOf(recipients);
    }

    /** The mail with the envelope that its own headers tell of. */
    public static ReceivedMail of(UUID id, String account, Instant receivedAt, MailMessage message) {
        var envelope = MailEnvelope.of(message);
        return new ReceivedMail(id, account, envelope.sender(), envelope.recipients(), receivedAt, message);
    }
}
