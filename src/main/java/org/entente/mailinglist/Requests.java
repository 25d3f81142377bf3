package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.mail.Letter;
import org.entente.mail.Mailbox;
import org.entente.mail.ReceivedMail;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Sha256;
import org.entente.site.Site;
import org.entente.web.Texts;

/**
 * Joining and leaving by mail: whoever asks gets a token by mail, and only an answer with it changes anything, because a
 * sender is easily forged. A token is 160 random bits of which the SHA-256 is kept, for three days.
 */
@Singleton
class Requests {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> WISHES = Set.of("join", "leave");

    private final Database database;
    private final Members members;
    private final Lists lists;
    private final Joining joining;
    private final OwnerMail owners;
    private final Notices notices;
    private final People people;
    private final Site site;

    @Inject
    Requests(
            Database database,
            Members members,
            Lists lists,
            Joining joining,
            OwnerMail owners,
            Notices notices,
            People people,
            Site site) {
        this.database = database;
        this.members = members;
        this.lists = lists;
        this.joining = joining;
        this.notices = notices;
        this.people = people;
        this.owners = owners;
        this.site = site;
    }

    /** A token's request. */
    record Asked(String list, String address, String name, String language, String wish) {}

    /** What came to one of the list's own addresses; false where it has no such one. */
    boolean take(MailingList list, String purpose, String token, ReceivedMail received) {
        if (WISHES.contains(purpose)) {
            ask(list, purpose, received);
            return true;
        }
        if (purpose.equals("confirm")) {
            confirm(token).orElseThrow(() -> new IllegalArgumentException("Its token is unknown or too old."));
            return true;
        }
        if (purpose.equals("owner")) {
            owners.forward(list, received);
            return true;
        }
        return false;
    }

    private void ask(MailingList list, String wish, ReceivedMail received) {
        var from = received.message().from();
        if (from == null || received.sender().isEmpty() || isAutomatic(received)) {
            throw new IllegalArgumentException("This is a machine's mail, and machines do not join lists.");
        }
        if (wish.equals("join")
                && (list.isClosed() || list.settings().subscription().equals("closed"))) {
            refuse(list, received);
            return;
        }
        ask(
                list,
                wish,
                from,
                people.byAddress(from.address()).map(Profile::language).orElse(site.language()));
    }

    private void refuse(MailingList list, ReceivedMail received) {
        notices.refused(
                list,
                new Submission(
                        Objects.requireNonNull(received.message().from()),
                        received.sender(),
                        null,
                        received.message(),
                        new byte[0]),
                list.isClosed() ? "closed" : "no-joining");
    }

    /** Sends a token to that address; the same again, when it is asked again, within reason: three a day. */
    void ask(MailingList list, String wish, Mailbox from, Locale language) {
        var lately = database.first(
                        "select count(*) from list_request where list = ? and address = ? and asked_at > now() - interval '1 day'",
                        row -> row.getInt(1),
                        list.name(),
                        from.address())
                .orElse(0);
        if (lately >= 3) {
            return;
        }
        var bits = new byte[20];
        RANDOM.nextBytes(bits);
        var token = HexFormat.of().formatHex(bits);
        database.update(
                "insert into list_request (token, list, address, name, language, wish) values (?, ?, ?, ?, ?, ?)",
                hash(token),
                list.name(),
                from.address(),
                from.name(),
                language.getLanguage(),
                wish);
        int at = list.address().indexOf('@');
        var confirm = list.address().substring(0, at) + "-confirm+" + token
                + list.address().substring(at);
        notices.send(
                list,
                new Letter(new Mailbox(list.settings().title(language), confirm))
                        .header("Auto-Submitted", "auto-replied")
                        .subject(Texts.text(
                                language,
                                "mailinglist.mail." + wish + ".subject",
                                list.settings().title(language)))
                        .text(Texts.text(
                                language,
                                "mailinglist.mail." + wish + ".text",
                                list.settings().title(language),
                                from.address(),
                                site.address() + "/lists/confirm/" + token)),
                from);
    }

    private static boolean isAutomatic(ReceivedMail received) {
        return !received.message()
                .header("Auto-Submitted")
                .orElse("no")
                .strip()
                .toLowerCase(Locale.ROOT)
                .startsWith("no");
    }

    Optional<Asked> find(String token) {
        return database.first(
                "select * from list_request where token = ? and asked_at > now() - interval '3 days'",
                row -> new Asked(
                        row.getString("list"),
                        row.getString("address"),
                        row.getString("name"),
                        row.getString("language"),
                        row.getString("wish")),
                hash(token));
    }

    /** Does what the token's owner asked for, once. */
    @Transactional
    public Optional<Asked> confirm(String token) {
        var asked = find(token.toLowerCase(Locale.ROOT));
        asked.ifPresent(it -> {
            database.update("delete from list_request where token = ?", hash(token.toLowerCase(Locale.ROOT)));
            if (it.wish().equals("join")) {
                lists.known(it.list())
                        .filter(list -> !list.isClosed())
                        .ifPresent(list -> joining.join(
                                list, new Mailbox(it.name(), it.address()), Locale.forLanguageTag(it.language())));
            } else {
                members.remove(it.list(), it.address());
            }
        });
        return asked;
    }

    private static String hash(String token) {
        return Sha256.hex(token.getBytes(StandardCharsets.UTF_8));
    }
}
