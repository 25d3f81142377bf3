package org.entente.mail;

import java.util.List;

/**
 * How mail comes in.
 *
 * @param waiting mails that are stored and not taken yet
 * @param parked mails that could not be taken
 */
public record MailState(List<MailboxState> accounts, long waiting, long parked) {}
