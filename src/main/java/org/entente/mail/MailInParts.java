package org.entente.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What {@link MailIn} sets to work. */
@Dependent
record MailInParts(
        MailHandlers handlers,
        SiteKeys keys,
        MailIntake intake,
        StoredMails mails,
        MailTaker taker,
        MailAccounts accounts) {
    @Inject
    MailInParts {}
}
