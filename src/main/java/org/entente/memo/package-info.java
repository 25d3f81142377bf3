/**
 * Memos: a note from a direction to an audience, and the proof of what became of it.
 *
 * <p>Enter by {@code Memos}, the only transactional entrance; {@code MemosResource}, {@code ReadingResource} and
 * {@code MemoPages} are its REST and its pages, {@code Desk} what lies before a reader. A memo is changed by its home site
 * alone: what other sites do with it comes back as receipts and is kept as proof, per site. Each site resolves the
 * audience against its own people when the memo arrives and when people join later. Names of readers travel only where
 * an acknowledgement was asked for, otherwise counts.
 *
 * <p>An arrival receipt is a snapshot (who was reached, who has read), sent for every version; openings and
 * acknowledgements are single steps between two snapshots. So a proof mends itself at the next version. A snapshot names a
 * thousand readers in each envelope. Who has acknowledged stays in it after leaving the audience: a proof that forgets is
 * none.
 *
 * <p>An acknowledgement is of the version that was read: one that came while the page was open must be read first.
 *
 * <p>A deputy ({@code Deputies}, {@code ForWhom}) reads what was sent to somebody who is away: with
 * {@code for=SIGN-IN} at each address, never by silent right, because the deputy may have got the memo too. What a deputy
 * does is kept beside what the person does: the deputy's first opening and name, and who acknowledged. The person's own
 * first opening is still recorded when they come back; until then the memo is new to them, and no more to the deputy. The
 * proof counts a memo as opened once for each recipient, whoever was first; where readers are named it tells both. An
 * acknowledgement by a deputy counts as the person's and says whose it was. Writing, withdrawing and reading what the
 * person has written stay with the person.
 *
 * <p>A reminder is one mark on the memo, with the version that it is about: readers who have acknowledged that version
 * do not see it, and a version that asks anew begins without one. How near a due date is, is worked out when a page is
 * shown; nothing has to run for it.
 *
 * <p>What waits for a person is counted and sorted within an index: {@code memo_recipient} repeats, by triggers, what a
 * memo says of its place in a box. A morning takes as long with ten thousand memos as with ten.
 *
 * <p>Search runs in PostgreSQL: {@code memo_text.words} holds title (A), names of attachments (C, copied from the version,
 * so that this room need not look into another's tables) and text, by the stems of the text's language and without
 * accents. Marks come back as control characters and become {@code <mark>} in a template, which escapes the rest. Pages
 * of a search are counted, not continued by a cursor: their addresses are kept and sent.
 *
 * <p>Writing: each page has a key of its own, under which it publishes once and under which its draft is kept
 * ({@code Drafts}); the draft of a change has the memo's id. static/compose.js only presses by itself what the form's
 * buttons do: it saves, asks for the parts of the page that changed ({@code data-for} names the element that a part
 * replaces), and uploads. {@code Check} never refuses: what is wrong is a fault of {@code MemoDraft}, what is worth a
 * second look is shown once. {@code Cost} counts the people whom this site knows of.
 *
 * <p>A draft that another page saved is never laid over by itself: who comes second is asked. One that was published or
 * deleted meanwhile begins anew, because losing what is typed is worse than a draft too many. Nobody saves for half a
 * year: it is cleared ({@code ForgottenDrafts}), and its author is told in the last month.
 *
 * <p>Why a memo is urgent is a part of it: it travels, readers see it, each version keeps its own. The page asks for it
 * once and lets the memo pass without; REST takes it or not, so that a program cannot be stricter than a person. Only what
 * says why goes through its readers' quiet hours.
 *
 * <p>"Not useful to me" ({@code Judgements}) is of the memo, whatever its version, until it is taken back or withdrawn.
 * Its reader's site knows who said it; the home site is told a count, in the order of the stream and in each snapshot,
 * so that a later one stands for those before. The author sees the sum of all sites, from {@code Proof.FEWEST} openers
 * on: with fewer, or site by site, beside a list of who has opened, a number would be a name.
 *
 * <p>What reading costs has one rule ({@code Cost}): the words of a version are counted when it is laid down, and the
 * figures ({@code ReadingCosts}) multiply them with the readers whom the proofs tell.
 *
 * <p>By mail: what is to be mailed is noted as a row in the transaction of its cause ({@code MemoMails}, {@code
 * DueMails}), and written and sent a second later by whichever node takes the row ({@code MemoMailing}): a letter that
 * cannot be written must not park a memo. Who gets it is decided then, so that it is never somebody outside the audience
 * or a deputy whose absence has ended; and in quiet hours the row waits. A site mails a memo under one Message-ID, in as
 * many letters as it has languages and zones among its readers; each has their own envelope. Who turns mail on begins
 * with what comes from then on. A change is mailed again only where it asks anew, as an answer to the first mail; a
 * withdrawal is told to those who were mailed. A memo that is a day old is not mailed to who joins. The author's address
 * travels with the memo and not in the directory: readers of a memo may answer its author, and nobody else learns it. A
 * mail is no opening, and nothing in it tells anybody that it was read.
 *
 * <p>The digest ({@code Digests}) is the morning by mail: all that is to be acknowledged, and what came since the one
 * before. Its row is the day's turn.
 *
 * <p>Not for posts to mailing lists, nor for anything that a candidate wrote.
 */
@NullMarked
package org.entente.memo;

import org.jspecify.annotations.NullMarked;
