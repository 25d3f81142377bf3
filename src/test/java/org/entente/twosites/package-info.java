/**
 * The two-site harness: both sites of Entente as separate processes on one machine, from the very files of
 * {@code kafka/} and {@code payara/} that an operator deploys. The demo, the stories and the benchmark are its users.
 *
 * <p>Enter by {@link org.entente.twosites.TwoSites}: {@code start} (or {@code shared} for a story), then {@code site},
 * {@code link}, {@code kill}, {@code start}. {@link org.entente.twosites.Demo} is its command line and
 * {@link org.entente.twosites.ControlServer} its page.
 *
 * <p>Rules and decisions:
 * <ul>
 *   <li>A site is data: its name, its ports, its files {@code payara/NAME.properties} and
 *       {@code kafka/mirror-NAME.properties}. No class here knows {@code fr} or {@code uk} except as the default list.
 *   <li>What differs between an operator and this harness goes through environment variables
 *       ({@code ENTENTE_...}), because Kafka and MicroProfile Config both read them inside their own files: the files
 *       stay the same, letter for letter.
 *   <li>Every part is a process, so that it can be killed as a crash would. Only the link is ours: a relay in this JVM
 *       in front of each broker's peer listener.
 *   <li>Nothing outlives its parent: a shell holds the end of a pipe and ends the parts when the pipe closes, which the
 *       system does even for a parent that was killed; a file of process ids and start times lets the next start clear
 *       what escaped even that.
 *   <li>Ready means that a memo published now arrives now: after the parts the start waits until each site's database
 *       has heard every peer. A mirror starts when its peers' nodes begin to make their topics; one that is there
 *       before them finds nothing to read and looks again only every five seconds. Measured on two cores with fresh
 *       data, to the link: 24 s so, 29 s with mirrors beside the nodes (25 s until the parts alone were ready), 30 s
 *       with mirrors after them.
 *   <li>Mail is a program of ours ({@link org.entente.twosites.MailServer}): GreenMail's mailboxes and IMAP, behind an
 *       SMTP server that knows its recipients, adds its trace and refuses what would not fit, as an operator's does.
 *       512 MB hold 2,000 mails of 100 KB, and nothing is kept on disk.
 *   <li>PostgreSQL refuses to run as root: there it runs in a user namespace of its own, or as {@code nobody}, and data
 *       pass from one to the other.
 *   <li>The root directory of a node is made anew at each start: it would keep the old application.
 *   <li>Failures are one sentence ({@link org.entente.twosites.StartFailed}) that names the part, the cause and the log.
 * </ul>
 *
 * <p>Not for anything that an operator needs in production.
 */
@NullMarked
package org.entente.twosites;

import org.jspecify.annotations.NullMarked;
