/**
 * Memos: a note from a direction to an audience, and the proof of what became of it.
 *
 * <p>Enter by {@code Memos}, the only transactional entrance; {@code MemosResource} and {@code MemoPages} are its REST
 * and its pages. A memo is changed by its home site alone: what other sites do with it comes back as receipts and is
 * kept as proof, per site. Each site resolves the audience against its own people when the memo arrives and when people
 * join later. Names of readers travel only where an acknowledgement was asked for, otherwise counts.
 *
 * <p>An arrival receipt is a snapshot (who was reached, who has read), sent for every version; openings and
 * acknowledgements are single steps between two snapshots. So a proof mends itself at the next version. A snapshot names a
 * thousand readers in each envelope. Who has acknowledged stays in it after leaving the audience: a proof that forgets is
 * none.
 *
 * <p>An acknowledgement is of the version that was read: one that came while the page was open must be read first.
 *
 * <p>Not for posts to mailing lists, nor for anything that a candidate wrote.
 */
@NullMarked
package org.entente.memo;

import org.jspecify.annotations.NullMarked;
