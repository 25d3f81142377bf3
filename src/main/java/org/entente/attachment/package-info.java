/**
 * Files that belong to items: taken in, kept, sent to the other sites and given out, by the hash of their octets.
 *
 * <p>Enter by {@link org.entente.attachment.Attachments}: a feature attaches uploads to its item, publishes them after
 * its item, and at the other end says what to expect. It answers "may this person read that item?" through
 * {@link org.entente.attachment.AttachmentReaders}; this room knows no feature. A page whose form carries files reads
 * it with {@link org.entente.attachment.PostedForm}. Not for raw mail, nor for anything that must not leave its site.
 *
 * <p>A file's life: <em>uploading</em> (no hash, nobody can read it), <em>arriving</em> (announced by an item or begun
 * by a chunk, not whole), <em>arrived</em> (whole, its SHA-256 checked), <em>damaged</em> (whole, and the hash says
 * no: nobody can read it). An item's key begins with its feature: {@code memo/0193...}.
 *
 * <p>Rules:
 * <ul>
 *   <li>No file is ever whole in memory: rows, envelopes and answers hold one chunk of at most 512 KiB.
 *   <li>Whoever changes what is kept of a file, or refers to it, holds the lock of its {@code blob} row until the end
 *       of the transaction. Clearing takes that lock first and looks for references after; the foreign key guards it.
 *   <li>No connection is held while a client sends or reads: one short transaction a chunk.
 *   <li>Nothing about a file is believed: its name is cleaned at each site, its type is read from its octets at each
 *       site, its hash is computed at each site.
 * </ul>
 *
 * <p>Decisions:
 * <ul>
 *   <li>Chunks hang on a number, not on the hash: the hash is known when the last octet is in, and naming a blob then
 *       costs one row. Progress is counted from the rows, so it cannot be wrong.
 *   <li>The multipart body is read as a stream, by Commons FileUpload: the runtime's own parts spool each file to disk
 *       before the first octet can be refused, and then a second time here.
 *   <li>An empty file is refused: it is a mistake each time, and a chunk without octets means "no longer kept".
 *   <li>A file is announced once an item, not once a site: a peer that had no use for the first item may have cleared
 *       it. A peer that has it passes over the chunks. Their key is the hash and the reference that made them travel,
 *       so that a second announcement does not wait behind a parked chunk of the first, and mends what it damaged.
 *   <li>Rows of {@code blob} have no {@code @Version}: every writer holds the row's lock.
 * </ul>
 */
@NullMarked
package org.entente.attachment;

import org.jspecify.annotations.NullMarked;
