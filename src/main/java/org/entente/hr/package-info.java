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
 * attachment}. A robot is asked to send again rather than dropped: what looks like one may be a candidate.
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
 *   <li>Names, addresses, letters, files and notes are sealed; ids, times, stages, sizes and types are not. The search is
 *       by marks of whole words that need the site's key, and of the head of a letter only, because how often words come
 *       would tell a letter. What was mailed to a candidate lies in the mail room as any mail does, until it is cleared
 *       or the application is erased.
 *   <li>Every look is written before it is given, in a chain of hashes for each application that triggers keep from being
 *       changed; an application knows the end of its chain, and each day has a digest.
 *   <li>HR sees all, a hiring manager those for their openings, anyone else gets 404.
 * </ul>
 *
 * <p>Letters to candidates: enter by {@code Letters} (typed, looked at, sent once), {@code LetterTemplates} (what they begin
 * with) and {@code Invitations}. Rules of letters:
 * <ul>
 *   <li>Nothing is sent that was not looked at: what is changed after the look is shown again.
 *   <li>The letter, its mails, the change of stage and the line in the log are one transaction. What became of a mail is
 *       asked of the mail room, under a name of the letter's own; the count of first answers knows nothing of letters.
 *   <li>An interview is one UID. Answers come to the application's own address, by which they find its thread, or else by
 *       the UID; they count for the invitation as it stands. Who of the site was invited answers from their own address.
 *   <li>Calendars are written and read here: what is needed of iCalendar is one event out and one answer in. The libraries
 *       for it (biweekly 0.6 MB, ical4j 1.7 MB and more beside it) bring rules of zones of their own, which in both were
 *       wrong on days that clocks change; ours come from Java's. ical4j reads what we write in the tests.
 * </ul>
 */
@NullMarked
package org.entente.hr;

import org.jspecify.annotations.NullMarked;
