package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.mailinglist.TokenPages.Confirmation;
import org.entente.people.CurrentPerson;
import org.entente.site.Database;

/** What the secrets in a list's mails do. Nobody needs to be signed in: who has one has the mailbox. */
@Singleton
class Confirming {
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Requests requests;
    private final Lists lists;
    private final Members members;
    private final Database database;
    private final CurrentPerson person;

    @Inject
    Confirming(Requests requests, Lists lists, Members members, Database database, CurrentPerson person) {
        this.requests = requests;
        this.lists = lists;
        this.members = members;
        this.database = database;
        this.person = person;
    }

    @Transactional
    public Confirmation asked(String token) {
        return requests.find(token.toLowerCase(Locale.ROOT))
                .map(it -> new Confirmation(token, title(it.list()), it.address(), it.wish(), "asks"))
                .orElse(Confirmation.UNKNOWN);
    }

    @Transactional
    public Confirmation confirm(String token) {
        return requests.confirm(token)
                .map(it -> new Confirmation(token, title(it.list()), it.address(), it.wish(), state(it)))
                .orElse(Confirmation.UNKNOWN);
    }

    /** Where owners decide who joins, and where the list was closed meanwhile, nobody is a member yet. */
    private String state(Requests.Asked asked) {
        if (asked.wish().equals("leave") || members.isMember(asked.list(), asked.address())) {
            return "done";
        }
        return lists.known(asked.list()).filter(list -> !list.isClosed()).isPresent() ? "waits" : "unknown";
    }

    private record Leaver(String list, String address, String mode) {}

    @Transactional
    public Confirmation leaving(String token) {
        return leaver(token)
                .map(it -> shown(token, it, it.mode().equals("none") ? "done" : "asks"))
                .orElse(Confirmation.UNKNOWN);
    }

    /**
     * Whoever leaves keeps the secret for as long as they are a member by what they are; of the others nothing is left,
     * and a second time says so without being an error: the program of a mail's reader may ask twice.
     */
    @Transactional
    public Confirmation leave(String token) {
        var leaver = leaver(token);
        leaver.ifPresent(it -> members.remove(it.list(), it.address()));
        return leaver.map(it -> shown(token, it, "done")).orElse(new Confirmation("", "", "", "leave", "done"));
    }

    private Confirmation shown(String token, Leaver it, String state) {
        return new Confirmation(token, title(it.list()), it.address(), "leave", state);
    }

    private Optional<Leaver> leaver(String token) {
        return !UUID.matcher(token).matches()
                ? Optional.empty()
                : database.first(
                        "select * from list_member where token = ?::uuid",
                        row -> new Leaver(row.getString("list"), row.getString("address"), row.getString("mode")),
                        token.toLowerCase(Locale.ROOT));
    }

    private String title(String list) {
        return lists.known(list)
                .map(it -> it.settings().title(person.language()))
                .orElse(list);
    }
}
