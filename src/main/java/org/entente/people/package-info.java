/**
 * Who works at this site, and whether somebody is who they say.
 *
 * <p>Enter by {@link org.entente.people.CurrentPerson} (inject it: who this request is from, their language and zone),
 * {@link org.entente.people.People} (find, list, import, disable), {@link org.entente.people.Roster} (who is here),
 * {@link org.entente.people.Absences} (who is away, and who reads for them), {@link org.entente.people.Profile} (how a
 * person looks from outside) and {@link org.entente.people.PersonChanged} (a CDI event in the transaction of the change; an
 * audience is resolved again by observing it). {@link org.entente.people.SignIns} and
 * {@link org.entente.people.Sessions} are for {@code web} alone.
 *
 * <p>{@link org.entente.people.MailReaders} says who wants mail, for themselves and as deputies; what is mailed is for
 * features. {@link org.entente.people.MailTroubles} keeps whose mail comes back: an address that says no five times in a
 * row is left alone until the person or an administrator says that it is mended, since a server that goes on hearing of
 * mailboxes that are not there takes the whole site for a sender of junk.
 *
 * <p>Rules: the entity stays in here. People are never deleted. Every sign-in begins with the name of its site, so it is
 * unique over all sites and a peer's people can be told from ours. All limits are judged by the database's clock. No
 * log line has a name, an address or a token in it, but for the first administrator's link.
 *
 * <p>Not for people of other sites (the directory that {@code exchange} brings), nor for what they may see: each room
 * checks that on its own objects.
 *
 * <p>Decisions. People come from a file, since every company has one: it adds and updates, and whoever is missing from it
 * stays, since an export cut short must not lock a department out. Language and zone of the file count until the
 * person chooses. Passwords as PBKDF2-HMAC-SHA512, because the JDK has it (see {@code Passwords}); a right one is
 * remembered for a minute, because programs send theirs with every call ({@code RecentChecks}). Sessions are rows, not
 * the container's: any node may take the next request, and a disabled person is out at once. Failures slow down per
 * person early and per address late: a lock that comes too early for an address shuts out an office.
 *
 * <p>An absence is stated in days of the person's clock and kept as instants too, which follow when the person's zone
 * changes; whether a deputy may act now is one view, {@code standing_in}, asked at each request, so that nothing has to
 * run when an absence begins or ends. It looks at one absence only: a deputy's own deputy gets nothing. A row is never
 * changed but to end it, and names who stated and who ended it. A deputy who is disabled has no right while they are;
 * who is enabled again within the absence has it again, because the absent person's word still stands.
 */
@NullMarked
package org.entente.people;

import org.jspecify.annotations.NullMarked;
