package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/**
 * Where features give what is to be mailed. It goes out when the caller's transaction commits, and not if it does not:
 * the mail stands or falls with what caused it. Who calls once sends once; on a retry after a lost answer the recipient
 * may see a second copy under the same Message-ID, which SMTP cannot rule out.
 */
@Singleton
public class Outgoing {
    /** Rows of one statement. */
    private static final int LOT = 1_000;

    private static final Pattern REPLY = Pattern.compile("(?im)^Auto-Submitted:\\s*auto-replied\\b");

    private final Database database;
    private final SealedText texts;

    @Inject
    Outgoing(Database database, SealedText texts) {
        this.database = database;
        this.texts = texts;
    }

    /** Sends it to every recipient, in the caller's transaction or else in one of its own. */
    @Transactional
    public void send(OutgoingMail mail) {
        address(add(mail, mail.octets(), null), mail);
    }

    /**
     * The same, and its text is stored sealed.
     *
     * @param owner what it belongs to: with {@link SiteKeys#destroy} of that the text is gone from copies of the database
     */
    @Transactional
    public void send(OutgoingMail mail, UUID owner) {
        var sealed = texts.seal(owner, mail.octets());
        address(add(mail, sealed.octets(), sealed), mail);
    }

    private long add(OutgoingMail mail, byte[] stored, SealedText.@Nullable Sealed sealed) {
        return database.first(
                        "insert into outgoing_mail (item, personal, returns, size, octets, sealed_for, site_key,"
                                + " wrapped_key) values (?, ?, ?, ?, ?, ?, ?, ?) returning id",
                        row -> row.getLong(1),
                        mail.item(),
                        mail.personal(),
                        !isReply(mail.octets()),
                        mail.octets().length,
                        stored,
                        sealed == null ? null : sealed.owner(),
                        sealed == null ? null : sealed.key().siteKey(),
                        sealed == null ? null : sealed.key().key())
                .orElseThrow();
    }

    private void address(long id, OutgoingMail mail) {
        var recipients = mail.recipients();
        for (int from = 0; from < recipients.size(); from += LOT) {
            var lot = recipients.subList(from, Math.min(recipients.size(), from + LOT));
            database.update(
                    "insert into mail_delivery (mail, address, headers, token, next_at)"
                            + " select ?, address, headers, case when ? then gen_random_uuid() end,"
                            + " greatest(now(), nullif(not_before, '')::timestamptz)"
                            + " from unnest(?::text[], ?::text[], ?::text[])"
                            + " with ordinality r (address, headers, not_before, n) order by n",
                    id,
                    mail.personal(),
                    lot.stream().map(OutgoingMail.Recipient::address).toList(),
                    lot.stream().map(OutgoingMail.Recipient::headers).toList(),
                    lot.stream()
                            .map(each -> Objects.toString(each.notBefore(), ""))
                            .toList());
        }
    }

    /**
     * What became of all mails about that item, in the order in which they were given.
     *
     * @param after the last {@link Delivery#id} that was seen; 0 to begin
     */
    public List<Delivery> of(String item, long after, int limit) {
        return database.list(
                "select d.* from mail_delivery d join outgoing_mail m on m.id = d.mail"
                        + " where m.item = ? and d.id > ? order by d.id limit ?",
                row -> new Delivery(
                        row.getLong("id"),
                        row.getString("address"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        Database.instant(row, "next_at"),
                        row.getString("status"),
                        row.getString("diagnostic"),
                        Database.instant(row, "changed_at")),
                item,
                after,
                limit);
    }

    /** For each of these items that was mailed: by {@link Delivery#state}, to how many. */
    public Map<String, Map<String, Long>> counts(Collection<String> items) {
        var counts = new HashMap<String, Map<String, Long>>();
        database.list(
                "select m.item, d.state, count(*) from mail_delivery d join outgoing_mail m on m.id = d.mail"
                        + " where m.item = any (?) group by 1, 2",
                row -> counts.computeIfAbsent(row.getString(1), item -> new TreeMap<>())
                        .put(row.getString(2), row.getLong(3)),
                items);
        return counts;
    }

    /** Deletes all mails about that item, their recipients too, sent or not. */
    public void forget(String item) {
        database.update("delete from outgoing_mail where item = ?", item);
    }

    /** Clears the texts of all mails that have gone out to everybody, or were given up, and whose item begins like that. */
    public void clearSent(String items) {
        database.update(
                "update outgoing_mail m set octets = null where starts_with(item, ?) and octets is not null"
                        + " and not exists (select 1 from mail_delivery d where d.mail = m.id and d.next_at is not null)",
                items);
    }

    private static boolean isReply(byte[] octets) {
        var text = new String(octets, 0, Math.min(octets.length, 65_536), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return REPLY.matcher(end < 0 ? text : text.substring(0, end)).find();
    }
}
