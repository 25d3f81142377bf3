package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entente.mail.Mailbox;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;

/** Who joins a list, and what waits for its owners where they decide that. */
@ApplicationScoped
@Transactional
class Joining {
    private Lists lists;
    private Members members;
    private Database database;
    private Notices notices;

    protected Joining() {}

    @Inject
    Joining(Lists lists, Members members, Database database, Notices notices) {
        this.lists = lists;
        this.members = members;
        this.database = database;
        this.notices = notices;
    }

    /** True where the person is a member now, false where an owner decides. */
    public boolean join(String name, Profile by) {
        var list = lists.get(name, by);
        var address = Address.of(by.email());
        if (list.isClosed()) {
            throw new Problem(409, "list-closed", "A closed list takes no members.");
        }
        if (list.settings().subscription().equals("open") || list.isOwner(by) || members.isMember(name, address)) {
            members.put(name, address, new Members.Wish(null, null, "each"));
            return true;
        }
        return join(list, new Mailbox(by.name(), address), by.language());
    }

    /** An address that is proved to be theirs. */
    boolean join(MailingList list, Mailbox who, Locale language) {
        if (list.settings().subscription().equals("closed")) {
            throw Problem.forbidden("Nobody joins this list by themselves. Its owners add its members.");
        }
        if (list.settings().subscription().equals("open")) {
            members.put(list.name(), who.address(), new Members.Wish(who.name(), language.getLanguage(), "each"));
            return true;
        }
        int asked = database.update(
                "insert into list_joining (list, address, name, language) values (?, ?, ?, ?) on conflict do nothing",
                list.name(),
                who.address(),
                who.name(),
                language.getLanguage());
        if (asked > 0) {
            notices.toOwners(list, "asks", "/members", who.shown(), who.address());
        }
        return false;
    }

    /** Those who ask, the first first. */
    public List<Asking> waiting(String name, Profile by) {
        return database.list(
                "select * from list_joining where list = ? order by asked_at, address limit 200",
                row -> new Asking(
                        row.getString("address"),
                        row.getString("name"),
                        row.getString("language"),
                        Objects.requireNonNull(Database.instant(row, "asked_at"))),
                lists.owned(name, by).name());
    }

    /** An owner's word. A second time changes nothing. */
    public void decide(String name, String address, boolean good, Profile by) {
        var list = lists.owned(name, by);
        database.first(
                        "delete from list_joining where list = ? and address = ? returning name, language",
                        row -> new Members.Wish(row.getString(1), row.getString(2), "each"),
                        name,
                        address)
                .ifPresent(wish -> {
                    if (good) {
                        members.put(name, address, wish);
                    }
                    notices.tell(
                            list,
                            new Mailbox(Objects.requireNonNull(wish.name()), address),
                            Locale.forLanguageTag(Objects.requireNonNull(wish.language())),
                            good ? "welcome" : "not-joined",
                            list.address(),
                            list.address("owner"));
                });
    }

    /** The lists that this person asks to join. */
    Set<String> asked(Profile person) {
        return new HashSet<>(database.list(
                "select list from list_joining where address = ?",
                row -> row.getString(1),
                person.email().toLowerCase(Locale.ROOT)));
    }

    /** How many ask, by list. */
    Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        database.list(
                "select list, count(*) from list_joining group by list",
                row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }
}
