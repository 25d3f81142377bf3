/**
 * The road between sites. Features publish through {@link org.entente.exchange.Outbox} and receive through
 * {@link org.entente.exchange.EnvelopeHandler}; people see it through {@link org.entente.exchange.Bridge}.
 *
 * <p>Out: a row in the feature's transaction; {@code OutboxRelay} gives it the next number of its topic's stream, commits
 * that, then sends it. In: {@code InboxListener} reads the mirrored topics, {@code InboxTransactions} lets each number take
 * effect once and in order. {@code Pulse} beats once a second: the last number of each stream, and how far the peers'
 * streams are taken. From that come the state of the link, "41 of 44", and {@code Resends}: what stays missing is asked for
 * and sent again from the database.
 *
 * <p>Rules: a number is committed before it is sent, and never given twice in one incarnation. A stream is applied
 * strictly by number; what comes early is held, what fails for good is parked with what follows it for the same item, and
 * nothing is skipped. What travels as JSON is a public record: JSON-B cannot read others.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>The lease is an advisory lock of PostgreSQL, held by the connection that numbers. A row with an expiry would need a
 *       clock, and a fencing token a check in each statement; here the server itself ends the lease with the connection,
 *       and a holder that lost it has no connection to write with. A killed node is replaced as soon as its socket closes.
 *   <li>Only the node that holds the lease beats: what it says is the site's state, and two voices would only disagree.
 *   <li>Since one node holds the lease, consumers are assigned, not subscribed: no rebalancing, no session to time out
 *       after a kill. A second reader would find the stream's row locked and its numbers taken.
 *   <li>No table of seen ids: with numbers without gaps, "seen" is one number a stream.
 *   <li>The outbox keeps its rows: it is the log from which a stream can be sent again. Parts of files are not copied
 *       into it; {@link org.entente.exchange.EnvelopeBodies} hands them out.
 *   <li>Wake-ups come from a trigger's {@code NOTIFY}, which PostgreSQL sends at commit, to whichever node relays; it names
 *       the topic, and a look at all of them once a second is the net. A second, in-process signal would say the same.
 *   <li>Receipts gather for a tenth of a second before they are sent: each batch is a transaction of the mirror, and at a
 *       hundred memos a second a hundred single receipts cost it as much as the memos.
 *   <li>A restored database is noticed, not declared: when a topic, our last heartbeat or a peer knows a higher number than
 *       the database, or a topic is empty that should not be, a new incarnation begins at 1.
 *   <li>MirrorMaker's exactly-once support is off, other than planned. It saved copies after a kill, which the numbers drop
 *       anyhow, and its transactions made the stream stand still: for 70 s, or for good, when a mirror or its broker was
 *       killed at the wrong moment. Nothing here may rest on a record coming once.
 *   <li>The link is judged by silence: no heartbeat for five seconds, by the database's clock. An outage needs no watcher:
 *       it begins with the last heartbeat heard, and the one that ends it writes it down in the same statement, once for
 *       any number of nodes. A site notes likewise when its own node, database and broker last worked together; what it
 *       was away itself is told apart in its peers' outages, since nobody knows what it would have heard.
 *   <li>Latency is kept by batch, not by envelope: the median of a half hour is that of its batches, weighted; "99 of 100
 *       within" and the slowest are exact upper bounds. The page's table is the data; the chart is drawn from it.
 * </ul>
 *
 * <p>Not for anything that must not leave the site, and not for mail.
 */
@NullMarked
package org.entente.exchange;

import org.jspecify.annotations.NullMarked;
