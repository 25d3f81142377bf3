package org.entente.mailinglist;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.mail.MailBounced;
import org.entente.site.Database;

/**
 * What comes back of a list's posts. A member to whom several posts in a row could not be delivered is suspended: nothing
 * more is sent, the owners are told, and the member can resume on the page. Bounces more than a week apart are not in a
 * row. Of an address that the other server says does not exist two are enough: one may be a slip of that server's.
 */
@Singleton
class Bouncing {
    private static final Logger LOG = Logger.getLogger(Bouncing.class.getName());
    private static final Set<String> NOBODY = Set.of("5.1.1", "5.1.2", "5.1.6", "5.1.10");
    private static final int ENOUGH_OF_NOBODY = 2;

    private final Database database;
    private final Lists lists;
    private final Members members;
    private final Notices notices;
    private final int after;

    @Inject
    Bouncing(
            Database database,
            Lists lists,
            Members members,
            Notices notices,
            @ConfigProperty(name = "entente.mailinglist.suspend-after") int after) {
        this.database = database;
        this.lists = lists;
        this.members = members;
        this.notices = notices;
        this.after = after;
    }

    /** Whether so many bounces, the last with that status, are enough. */
    static boolean suspends(int bounces, String status, int after) {
        return bounces >= (NOBODY.contains(status) ? Math.min(ENOUGH_OF_NOBODY, after) : after);
    }

    /** Told once for each recipient of each mail, and a post is one mail to a member. What a list itself writes is no post. */
    void bounced(@Observes MailBounced mail) {
        var item = mail.item().split("/");
        if (item.length == 3 && item[0].equals("list")) {
            note(item[1], mail);
        }
    }

    private void note(String list, MailBounced mail) {
        var said = (mail.status() + " " + mail.diagnostic()).strip();
        database.first(
                        "update list_member set bounce = ?, bounced_at = now(),"
                                + " bounces = case when bounced_at > now() - interval '7 days' then bounces + 1 else 1 end"
                                + " where list = ? and address = ? and suspended_at is null returning bounces",
                        row -> row.getInt(1),
                        said.substring(0, Math.min(said.length(), 500)),
                        list,
                        mail.address())
                .filter(bounces -> suspends(bounces, mail.status(), after))
                .ifPresent(bounces -> suspend(list, mail.address(), bounces));
    }

    private void suspend(String name, String address, int bounces) {
        database.update("update list_member set suspended_at = now() where list = ? and address = ?", name, address);
        LOG.log(Level.INFO, "a member of a list is suspended, list={0} bounces={1}", new Object[] {name, bounces});
        lists.known(name)
                .ifPresent(list -> members.find(name, address)
                        .ifPresent(member -> notices.toOwners(
                                list,
                                "suspended",
                                "/members?show=suspended",
                                member.shown(),
                                address,
                                member.bounce())));
    }
}
