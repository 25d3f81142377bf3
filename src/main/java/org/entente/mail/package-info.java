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
 *
 * <p>Enter by {@code MailIn} (the life of the way in), {@link org.entente.mail.MailReading} (what a message says),
 * {@link org.entente.mail.RawMails} (what came) and {@link org.entente.mail.MailHtml} (what of its HTML may be shown).
 *
 * <p>Decisions of the way in:
 *
 * <ul>
 *   <li>IMAP by commands of our own over Angus Mail: its messages rewrite headers that break the standard, and its IDLE
 *       waits for ever in spite of a time-out. What is stored is what came, octet for octet.
 *   <li>Several mails a round trip, as many as fit into 8 MB; a larger one alone, piece by piece. One commit a batch.
 *   <li>A mail is known by account, folder, UIDVALIDITY and UID; under a new UIDVALIDITY by its hash. Places are rows of
 *       their own, so that one mail may have stood at several and two equal ones stay two.
 *   <li>Each mail has a key of its own, wrapped by the site's: to forget a mail is to destroy 60 octets. Parts are bound
 *       to their mail, their number and, the last, their count. AES-256-GCM: in a JVM with both its compilers, as nodes
 *       are operated, it takes 0.1 ms for 137 KB where ChaCha20-Poly1305 takes 0.6; the demo's nodes have the first one
 *       alone and need 3.6 ms, which nobody notices at a mail a minute.
 *   <li>What wraps a mail's key is the site's key mixed with a leaf of a tree of secrets ({@code KeyTree}), so that one mail
 *       can be made unreadable in backups too, at the cost of a kilobyte and without a word to any other mail. The tree needs
 *       no entry for a new mail: nothing is written, and nothing has to be backed up, when mail comes.
 *   <li>A copy on the server is erased by its octets, not by its number: COPYUID (RFC 4315) is not offered by every server,
 *       and a number dies with its UIDVALIDITY.
 *   <li>Attempts are counted before a mail is read, in a commit of their own: one that ends the node parks itself the
 *       fourth time. What fails for now is tried as long as it takes, after the others.
 *   <li>mime4j's tokens, not its tree: each part is held once, decoded. Base64 is our own, since senders leave out the
 *       padding and mime4j then drops the last octets. Nothing is nested deeper than a hundred parts and three messages.
 *   <li>UTF-8 is known by its form; between Windows-1252 and MacRoman the more plausible French or English decides,
 *       whatever was declared. A declaration of another charset is believed as long as the octets agree.
 *   <li>TNEF by POI. BinHex, and a TNEF body that is RTF alone, stay files.
 * </ul>
 *
 * <p>The way out: {@link org.entente.mail.Outgoing} writes the rows; {@code MailSender} has some {@code Courier}s on every
 * node, each with a connection that it keeps ({@code SmtpConnection}, {@code SmtpTransaction}); {@code Bounces} reads what
 * comes back. Decisions:
 *
 * <ul>
 *   <li>SMTP of our own in place of Angus Mail's: list delivery is what this program is for. Several recipients or several
 *       personal messages need one round trip each where Angus needs one for every command, and loses 40 ms to Nagle.
 *   <li>A claim on rows names a courier, and a courier is alive as long as the database holds its advisory lock: no clock
 *       and no expiry decides it, and a killed node's rows are free as soon as its socket closes.
 *   <li>The server as a whole and a mail are two things. While the server cannot be reached, does not let us in or shows a
 *       wrong certificate, nothing is tried and no attempt is counted; one courier knocks. Only what a server says to a
 *       mail delays or ends that one. Silence and a lost connection within a transaction count as said to the mail: it
 *       may be what breaks it.
 *   <li>An answer that was lost after the final dot means a second attempt: the same octets under the same Message-ID.
 *       After a crash at most 25 personal messages or one transaction of each courier go out twice.
 *   <li>VERP with a random token, not with the recipient's address: addresses in senders break at odd servers, and nobody
 *       can forge a bounce of another. A mail that is not personal has one token, and its bounces must name the recipient.
 *   <li>Bounces without a report are read by what they say and by whom the mail went to, not by a grammar for each server.
 *   <li>A text that must not stay readable in backups is sealed for what it belongs to, and opened for the wire. Addresses
 *       are not: they are what is delivered by, counted and matched with bounces.
 *   <li>Such a text comes back in bounces: of a bounce of a sealed mail, or of one that is not known any more, nothing is
 *       kept but its hash, and its copy on the server is erased.
 *   <li>An automatic reply has the null sender; other automatic mail keeps an address that bounces come to.
 * </ul>
 */
@NullMarked
package org.entente.mail;

import org.jspecify.annotations.NullMarked;
