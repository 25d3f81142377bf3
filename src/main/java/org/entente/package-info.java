/**
 * Entente: an intranet bridge between a subsidiary and its head office. This is the map.
 *
 * <pre>
 *  HTTP, mail in                                                              HTTP, pages out
 *       |                                                                            ^
 *  feature publishes: the item + an outbox row, one transaction     feature receives: seen + effect, one transaction
 *       |                                                                            |
 *  exchange.OutboxRelay  numbers the stream, sends                   exchange.InboxListener, offset after commit
 *       |                                                                            |
 *  entente_memos on this site's broker  ==  MirrorMaker 2 of the reading site  ==&gt;  fr.entente_memos
 * </pre>
 *
 * <p>Rooms, and who may call whom: arrows go down only, and {@code RoomsTest} holds it.
 *
 * <pre>
 *  features   memo  hr  mailinglist &lt;- panel (panel reads the posts of mailinglist: the one door sideways)
 *  doors      attachment  exchange  mail      (attachment -&gt; exchange; they know no feature)
 *  ground     web -&gt; people -&gt; site
 * </pre>
 *
 * <ul>
 *   <li>{@link org.entente.site}: what this installation is: name, peers, database, problems.
 *   <li>{@link org.entente.people}: who works here, and whether somebody is who they say.
 *   <li>{@link org.entente.web}: the frame of pages and REST: sign-in, layout, texts, errors.
 *   <li>{@link org.entente.exchange}: the road between sites: outbox, streams, inbox, heartbeats, what is parked.
 *   <li>{@link org.entente.attachment}: files, kept once by hash, sent in parts behind the text.
 *   <li>{@link org.entente.mail}: mail in and out: stored raw before anything else, sent until it is delivered.
 *   <li>{@link org.entente.mailinglist}: lists over all sites: taken in once, delivered by each site to its own members.
 *   <li>{@link org.entente.panel}: market data in posts: read, compared, drawn.
 *   <li>{@link org.entente.hr}: notices of HR for every site, openings for the world, and who applies.
 *   <li>{@link org.entente.memo}: memos, who reads them, and the proof of it.
 * </ul>
 *
 * <p>Words: a <em>site</em> is one place with its own node, broker, database; an item's <em>home site</em> alone changes
 * it; an <em>envelope</em> is what travels; a <em>stream</em> is one site's envelopes on one topic, numbered without
 * gaps; <em>parked</em> is what could not be applied and is kept whole.
 *
 * <p>To add a feature: a package of its own, entities that stay inside, one {@code @Transactional} collection, an
 * {@link org.entente.exchange.EnvelopeHandler} for what arrives, {@code *Resource} and {@code *Pages} for what people see,
 * {@code texts.properties} in both languages, a migration, and a story over both sites.
 */
@NullMarked
package org.entente;

import org.jspecify.annotations.NullMarked;
