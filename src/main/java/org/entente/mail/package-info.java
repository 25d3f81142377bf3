/**
 * Mail in and out of this site. It knows no feature: a feature takes what comes for an account by a
 * {@link org.entente.mail.MailHandler}, and gives what is to go out to {@link org.entente.mail.Outgoing}.
 *
 * <p>In: each account's mailbox is watched over IMAP. A message is stored raw, encrypted, with its hash, and committed;
 * only then is it flagged and moved on the server; only then is it read, from the database. What cannot be read or has
 * no taker is parked, shown and can be tried again. So a crash at any point neither loses a mail nor takes one twice.
 *
 * <p>Out: a mail and one row a recipient are written in the transaction of what caused them; a sender hands them to the
 * site's SMTP server, and tries again for five days what was refused for now. What bounces is told to the feature as
 * {@link org.entente.mail.MailBounced}.
 */
@NullMarked
package org.entente.mail;

import org.jspecify.annotations.NullMarked;
