package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.mail.MailReading;
import org.entente.mail.Outgoing;
import org.entente.mail.OutgoingMail;
import org.entente.mailinglist.PostEnricher.Piece;
import org.entente.people.Preferences;
import org.entente.site.Database;
import org.entente.site.DatabaseFault;
import org.entente.site.Site;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/** Sends a post to this site's members, once: in one transaction its mails are written and it is marked as gone out. */
@ApplicationScoped
@Transactional
class Distribution {
    private static final Logger LOG = Logger.getLogger(Distribution.class.getName());

    private Database database;
    private Site site;
    private Lists lists;
    private PostFiles files;
    private Enrichers enrichers;
    private Enriching enriching;
    private Composer composer;
    private Outgoing outgoing;

    protected Distribution() {}

    @Inject
    Distribution(
            Database database,
            Site site,
            Lists lists,
            PostFiles files,
            Enrichers enrichers,
            Enriching enriching,
            Composer composer,
            Outgoing outgoing) {
        this.database = database;
        this.site = site;
        this.lists = lists;
        this.files = files;
        this.enrichers = enrichers;
        this.enriching = enriching;
        this.composer = composer;
        this.outgoing = outgoing;
    }

    /** The posts that have not gone out here, the oldest first. */
    List<String> waiting() {
        return database.list(
                "select id from list_post where distributed_at is null and state = 'published' order by arrived_at limit 100",
                row -> row.getString(1));
    }

    /** Sends it if everything is here, or if it has waited long enough; another node's turn is left to it. */
    public void send(String id) {
        var row = database.first(
                        "select *, distribute_by < now() as due from list_post where id = ? and state = 'published'"
                                + " and distributed_at is null for update skip locked",
                        it -> it.getBoolean("due") ? Optional.of(PostRow.read(it)) : whole(PostRow.read(it)),
                        id)
                .flatMap(it -> it);
        var list = row.flatMap(post -> lists.known(post.list()));
        if (row.isPresent() && list.isPresent()) {
            send(row.get(), list.get());
        }
    }

    private Optional<PostRow> whole(PostRow row) {
        return Optional.of(row).filter(files::isWhole);
    }

    private void send(PostRow post, MailingList list) {
        var members = database.list(
                "select m.*, m.token::text as leave, p.quiet_from, p.quiet_to, p.zone from list_member m"
                        + " left join person p on p.id = m.person and p.quiet_from is not null and p.zone <> ''"
                        + " where m.list = ? and m.mode = 'each' and m.suspended_at is null order by m.address",
                row -> new Recipient(
                        row.getString("address"), row.getString("language"), row.getString("leave"), quietUntil(row)),
                list.name());
        var byLanguage = new LinkedHashMap<String, List<Recipient>>();
        members.forEach(member -> byLanguage
                .computeIfAbsent(member.language(), it -> new ArrayList<>())
                .add(member));
        boolean received = receive(post, list);
        byLanguage.forEach((language, recipients) -> {
            var locale = Locale.forLanguageTag(language);
            var octets = composer.compose(list, material(post, list, received, locale), locale);
            outgoing.send(new OutgoingMail(
                    post.mailItem(),
                    octets,
                    list.settings().personal(),
                    recipients.stream().map(each -> each.of(list, composer)).toList()));
        });
        database.update("update list_post set distributed_at = now() where id = ?", post.id());
        LOG.log(Level.INFO, "a post goes out to its members here, post={0} count={1}", new Object[] {
            post.id(), members.size()
        });
    }

    /** A post as it goes out to members of that language, to stand in a digest. */
    byte[] letter(PostRow post, MailingList list, Locale language) {
        return composer.compose(list, material(post, list, true, language), language);
    }

    private record Recipient(
            String address,
            String language,
            String token,
            @Nullable Instant notBefore) {
        OutgoingMail.Recipient of(MailingList list, Composer composer) {
            return new OutgoingMail.Recipient(
                    address, list.settings().personal() ? composer.personal(list, token) : "", notBefore);
        }
    }

    /** When the quiet hours end that a person has now; null for none. */
    private static @Nullable Instant quietUntil(ResultSet row) throws SQLException {
        var from = row.getObject("quiet_from", LocalTime.class);
        return from == null
                ? null
                : new Preferences(
                                false, "none", "none", from, row.getObject("quiet_to", LocalTime.class), "none", false)
                        .quietUntil(Instant.now().atZone(ZoneId.of(row.getString("zone"))))
                        .orElse(null);
    }

    private boolean receive(PostRow post, MailingList list) {
        try {
            var enricher = enrichers.of(list);
            if (enricher.isPresent()) {
                enriching.receive(enricher.get(), files.whole(post));
            }
            return true;
        } catch (IOException | RuntimeException fault) {
            requireLasting(fault);
            LOG.log(Level.SEVERE, "what was read in a post cannot be laid down here, post=" + post.id(), fault);
            return false;
        }
    }

    private Composer.Material material(PostRow post, MailingList list, boolean received, Locale language) {
        var missing = new ArrayList<String>();
        files.missing(post)
                .forEach(name -> missing.add(Texts.text(
                        language, "mailinglist.mail.missing", name, site.address() + "/posts/" + post.id())));
        var piece = received ? piece(post, list, language, missing) : Optional.<Piece>empty();
        if (!received) {
            missing.add(Texts.text(language, "mailinglist.mail.unread"));
        }
        var original = files.original(post);
        return new Composer.Material(
                post,
                original.length == 0 ? null : MailReading.read(new ByteArrayInputStream(original)),
                original,
                piece,
                missing);
    }

    private Optional<Piece> piece(PostRow post, MailingList list, Locale language, List<String> missing) {
        var enricher = enrichers.of(list);
        try {
            return enricher.isEmpty() ? Optional.empty() : enriching.piece(enricher.get(), files.whole(post), language);
        } catch (IOException | RuntimeException fault) {
            requireLasting(fault);
            LOG.log(Level.SEVERE, "what was read in a post cannot be shown in its mail, post=" + post.id(), fault);
            missing.add(Texts.text(language, "mailinglist.mail.unread"));
            return Optional.empty();
        }
    }

    /** What passes is tried again, with the whole post. */
    private static void requireLasting(Exception fault) {
        if (fault instanceof RuntimeException running && DatabaseFault.passes(running)) {
            throw running;
        }
    }
}
