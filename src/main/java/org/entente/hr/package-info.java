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
 */
@NullMarked
package org.entente.hr;

import org.jspecify.annotations.NullMarked;
