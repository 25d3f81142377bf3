/**
 * Mailing lists over all sites: a post is taken in once, at the list's home site, crosses as one envelope with its files,
 * and each site delivers it to its own members by its own mail.
 *
 * <p>Enter by {@link org.entente.mailinglist.ListsResource} and {@link org.entente.mailinglist.PostsResource}, or by the
 * mailbox {@code lists} ({@link org.entente.mailinglist.ListMail}). {@link org.entente.mailinglist.Rules} says what
 * becomes of a post, {@link org.entente.mailinglist.Distribution} sends what is due, {@link
 * org.entente.mailinglist.Composer} writes it.
 *
 * <p>People enter by {@link org.entente.mailinglist.ListPages}, {@link org.entente.mailinglist.PostPages} and {@link
 * org.entente.mailinglist.WritePages}; owners by {@link org.entente.mailinglist.SettingsPages}, {@link
 * org.entente.mailinglist.MemberPages} and {@link org.entente.mailinglist.HeldPages}; whoever has a mail of a list by {@link
 * org.entente.mailinglist.TokenPages}, without a sign-in.
 *
 * <p>Rules of the room:
 * <ul>
 *   <li>Settings change at the home site alone and travel whole, by version. Members live at their own site: no address
 *       of a person crosses the bridge, only a hash of it, so that a member's post is known at the list's home.
 *   <li>A list has one name over all sites; who comes second with it is parked.
 *   <li>The message as it came is the post's first file: every site composes from it, so that what is signed or
 *       encrypted is passed on octet for octet, and the archive can always show the original. The files travel by
 *       themselves too, so that they can be opened beside the text; that costs their size a second time.
 *   <li>A post waits at each site for its files and for its figures, but no longer than {@code
 *       entente.mailinglist.wait}: then it goes out with what is there, and says what is missing.
 *   <li>Only its home judges a post. What is written on a page elsewhere crosses as a message, with the word of its site on
 *       who wrote it and whether they are a member there ({@link org.entente.mailinglist.Submissions}).
 *   <li>A member to whom three posts in a row could not be delivered is suspended, after two if the address does not exist;
 *       only a word of the member or of an owner ends that.
 *   <li>A Message-ID enters a list once. What was lost after the final dot may be sent twice, under the same Message-ID.
 * </ul>
 *
 * <p>It is not for memos: those have an audience and proof, and nobody leaves it.
 */
@NullMarked
package org.entente.mailinglist;

import org.jspecify.annotations.NullMarked;
