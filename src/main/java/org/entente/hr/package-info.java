/**
 * Human resources: notices that every site reads, and what candidates send.
 *
 * <p>Notices are announcements and openings. Enter by {@code Notices} (what HR writes, the only transactional entrance),
 * {@code NoticeReading} (what readers see), {@code Openings} (what the other half of the room needs of an opening) and
 * {@code JobsPages} (what the world sees).
 *
 * <p>Rules of notices:
 * <ul>
 *   <li>Each has both languages, or it is not published: who reads it cannot be known beforehand.
 *   <li>HR of its home site changes it, whoever of them wrote it. A version travels whole, so that a later one stands for
 *       those before it.
 *   <li>A reference begins with its site's name in capitals, whether made here or given: so two sites that know nothing
 *       of each other cannot choose the same.
 *   <li>Nothing runs at a closing date: whether an opening is open is worked out when somebody asks. Mail to a closed one
 *       still finds it.
 * </ul>
 *
 * <p>The public pages are the site's own openings, under {@code /jobs/} alone with their style sheets, so that a proxy can
 * expose just that. They set no cookie, run no script and know nobody. Their form writes a message and keeps it in the raw
 * store of {@link org.entente.mail}: from there on it is a mail like any other, and its files never enter {@code
 * attachment}. The files that HR puts on an opening are public with it, to be saved and never shown. A robot is asked to
 * send again rather than dropped: what looks like one may be a candidate.
 *
 * <p>Applications never leave this site. Enter by {@code ApplicationMail} (the way in), {@code Intake} (how a mail becomes
 * one), {@code Applications} (one for who may see it), {@code ApplicationChanges}, {@code Erasure} and {@code
 * Reconciliation}.
 *
 * <p>Rules of applications:
 * <ul>
 *   <li>One mail is one application, whatever it is; only what names a message of ours joins its thread. Nothing is
 *       merged, ranked or dropped: what looks like a duplicate or a machine's answer is marked.
 *   <li>The mail moves into the application, under the application's own key, in the transaction that takes it: the mail
 *       room keeps its hash alone, so that its retention has nothing to do with this one. To erase is to delete a key.
 *   <li>Names, addresses, letters, files, notes and reasons are sealed; ids, times, stages, stars, owners, sizes and types
 *       are not. The search is by marks of whole words that need the site's key, and of the head of a letter only, because
 *       how often words come would tell a letter. What was mailed to a candidate lies in the mail room as any mail does,
 *       until it is cleared or the application is erased.
 *   <li>Every look is written before it is given, in a chain of hashes for each application that triggers keep from being
 *       changed; an application knows the end of its chain, and each day has a digest.
 *   <li>HR sees all, a hiring manager those for their openings, anyone else gets 404.
 * </ul>
 *
 * <p>The work place of those who recruit: {@code ApplicationBoard} and {@code ApplicationList} show applications, {@code
 * ApplicationWork} has owners, ratings, duplicates and moves, {@code StageTimes} adds up days. Decisions:
 * <ul>
 *   <li>Who moves a card says in which stage they saw it, not which version they read: a name put right meanwhile stops
 *       nobody, a second move does, and its author is told where the card is now.
 *   <li>A column begins with what has been in it longest: that is about us, not about the candidate. Nothing is ordered by
 *       ratings, and they are never added up.
 *   <li>The last three columns are folded and not read: whoever looks at the board does not look at all who were refused.
 *   <li>A board stands open all day and is fetched again with every change; the log has one look of a person at a card in
 *       ten minutes. Only those who may see applications are told that something changed.
 *   <li>Since when one is in its stage is a column that a trigger sets, so that the order by waiting needs no history;
 *       days per stage come from the changes of stage in the notebook, which an erasure leaves without words.
 *   <li>One person's two applications and two persons' one address look alike: somebody says which it is, and may take it
 *       back. Nothing is merged.
 * </ul>
 */
@NullMarked
package org.entente.hr;

import org.jspecify.annotations.NullMarked;
