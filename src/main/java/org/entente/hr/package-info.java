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
 * <p>Applications never leave this site unless HR releases one to one person elsewhere. Enter by {@code ApplicationMail}
 * (the way in), {@code Intake} (how a mail becomes one), {@code Applications} (one for who may see it), {@code
 * ApplicationChanges}, {@code Shredding} (erasure for good), {@code Keepings} (consent and hold), {@code Retention}, {@code
 * NightlyPurge} and {@code Reconciliation}.
 *
 * <p>Rules of applications:
 * <ul>
 *   <li>One mail is one application, whatever it is; only what names a message of ours joins its thread. Nothing is
 *       merged, ranked or dropped: what looks like a duplicate or a machine's answer is marked.
 *   <li>The mail moves into the application, under the application's own key, in the transaction that takes it: the mail
 *       room keeps its hash alone, so that its retention has nothing to do with this one. To erase is to delete a key.
 *   <li>Names, addresses, letters, files, notes and reasons are sealed; ids, times, stages, stars, owners, sizes and types
 *       are not. The search is by marks of whole words that need the site's key, and of the head of a letter only, because
 *       how often words come would tell a letter. The text of what is mailed to a candidate is sealed in the mail room too,
 *       and cleared once it has gone out; its address lies there in clear, as any mail's does, until the application is
 *       erased.
 *   <li>Every look is written before it is given, in a chain of hashes for each application that triggers keep from being
 *       changed; an application knows the end of its chain, and each day has a digest.
 *   <li>Nothing says when an application is to go but its stage, its consent and the site's periods: {@code RetentionRules}
 *       works it out when somebody asks, so that a changed period holds at once. What has no decision stays, and HR is told.
 *   <li>The purge goes by the database's clock, and doubts it: a clock that runs ahead erases what must be kept. It erases
 *       one application a transaction, each of which looks again; so any node may run it and none needs to lead.
 *   <li>A hold is stronger than the purge and than a candidate's request.
 *   <li>An erasure must hold against backups. Keys in files, one an application, would have to be backed up before each
 *       mail is flagged, or a lost disk would lose mail; a list of erased ids would protect only backups that this program
 *       restores. So wrapped keys stay in the database, and what unwraps them is a leaf of the mail room's tree of keys,
 *       destroyed after the commit and again at each start; the mails that an application came as go the same way, since
 *       they are in the write-ahead log too.
 *   <li>HR sees all, a hiring manager those for their openings, anyone else gets 404.
 * </ul>
 *
 * <p>A release has two ends, which one site each has in its tables: at home {@code Releases} (what HR does) and {@code
 * ReleaseReceipts} (what the reading site tells), there {@code ReleasedArrivals}, {@code Released} (what its reader sees)
 * and {@code ReleasedEnd}. Decisions:
 * <ul>
 *   <li>The reading site makes a pair of keys for each release and home seals to it by HPKE (RFC 9180), which is a
 *       standard with test vectors, rather than by a construction of our own from the same parts. Home forgets its half at
 *       once, so that from then on the private half alone opens what travelled, and to end a release is to delete one row.
 *   <li>What is sealed travels in parts of 512 KiB on the releases' own stream and is not an attachment: files of that room
 *       are found by hash, are kept by sites that they are not for, and have another life. A withdrawal has the number
 *       before parts that wait, and a key of its own, so that neither a large scan nor a parked part holds it back.
 *   <li>Nothing of the candidate is in clear on that stream: not the application's id, nor the purpose, which is free text.
 *   <li>The parts lie at home until the release ends: what is sent again must be what was sent, since another text under
 *       the same key and number would betray both.
 *   <li>Expiry is by each site's own database. The reading site does not wait to be told, and shows nothing that has
 *       expired even before it destroys it.
 *   <li>An end is confirmed by the reading site alone, once no copy of its key can be unwrapped; until then the state is
 *       "waiting", here and in the certificate.
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
 *
 * <p>Letters to candidates: enter by {@code Letters} (typed, looked at, sent once), {@code LetterTemplates} (what they begin
 * with) and {@code Invitations}. Rules of letters:
 * <ul>
 *   <li>Nothing is sent that was not looked at: what is changed after the look, of the letter or of the application, is
 *       shown again.
 *   <li>In a thread colleagues and machines write too: a release has what the candidate wrote, and only that is a contact.
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
