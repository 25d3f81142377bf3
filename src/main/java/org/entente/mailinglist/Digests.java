package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entente.mail.Outgoing;
import org.entente.mail.OutgoingMail;
import org.entente.site.Database;
import org.entente.site.Site;

/**
 * Once a day, for members who want it so, what went out since the digest before. A list remembers up to when its digests
 * reach, so that a night without the node makes one late and none lost; its row is locked, so that one node writes it.
 */
@ApplicationScoped
@Transactional
class Digests {
    /** Posts of one digest; what is more waits for the next look. */
    private static final int MOST = 100;
    /** Octets of their messages together; a larger one goes by itself. */
    private static final int LARGEST = 10_000_000;

    private static final String GONE = """
            select * from (select p.*, sum(coalesce(b.size, 0)) over (order by p.distributed_at, p.id)
                    - coalesce(b.size, 0) as before
                from list_post p left join blob b on b.sha256 = p.original
                where p.list = ? and p.distributed_at > ? and p.distributed_at <= ?) gone
            where before < ? order by distributed_at, id limit ?""";

    private Database database;
    private Lists lists;
    private Distribution distribution;
    private Composer composer;
    private Outgoing outgoing;
    private Site site;

    protected Digests() {}

    @Inject
    Digests(
            Database database,
            Lists lists,
            Distribution distribution,
            Composer composer,
            Outgoing outgoing,
            Site site) {
        this.database = database;
        this.lists = lists;
        this.distribution = distribution;
        this.composer = composer;
        this.outgoing = outgoing;
        this.site = site;
    }

    /** The lists whose digest lacks what went out up to then. */
    public List<String> due(Instant until) {
        return database.list(
                "select name from mailing_list where digested_at < ? order by name", row -> row.getString(1), until);
    }

    /** What went out up to then, to whoever wants it in one mail. */
    public void write(String name, Instant until) {
        var since = database.first(
                "select digested_at from mailing_list where name = ? and digested_at < ? for update skip locked",
                row -> Database.instant(row, "digested_at"),
                name,
                until);
        var list = lists.known(name);
        if (since.isEmpty() || list.isEmpty()) {
            return;
        }
        var rows = database.list(GONE, PostRow::read, name, since.get(), until, LARGEST, MOST);
        database.update(
                "update mailing_list set digested_at = ? where name = ?",
                rows.isEmpty() ? until : rows.get(rows.size() - 1).distributedAt(),
                name);
        if (!rows.isEmpty()) {
            List.of("en", "fr").forEach(language -> write(list.get(), rows, until, language));
        }
    }

    private void write(MailingList list, List<PostRow> rows, Instant until, String language) {
        var recipients = database.list(
                "select address, token::text as leave from list_member where list = ? and mode = 'digest'"
                        + " and suspended_at is null and language = ? order by address",
                row -> new OutgoingMail.Recipient(
                        row.getString("address"), composer.personal(list, row.getString("leave"))),
                list.name(),
                language);
        if (recipients.isEmpty()) {
            return;
        }
        var locale = Locale.forLanguageTag(language);
        var posts = new ArrayList<byte[]>();
        rows.forEach(row -> posts.add(distribution.letter(row, list, locale)));
        outgoing.send(new OutgoingMail(
                "list/" + list.name() + "/digest-" + until.atZone(site.zone()).toLocalDate(),
                DigestMail.write(
                        list,
                        rows,
                        posts,
                        composer.listFields(list, rows.get(0), locale).stream()
                                .filter(field -> !List.of("Archived-At", "List-Unsubscribe")
                                        .contains(field.name()))
                                .toList(),
                        site.address() + "/lists/" + list.name(),
                        locale,
                        Database.now()),
                true,
                recipients));
    }
}
