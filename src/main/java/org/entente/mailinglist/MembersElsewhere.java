package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.site.Database;
import org.entente.site.Sha256;

/** Who receives a list at the other sites, as far as they tell: how many, and whether an address is one of theirs. */
@Singleton
class MembersElsewhere implements EnvelopeHandler {
    private final Database database;

    @Inject
    MembersElsewhere(Database database) {
        this.database = database;
    }

    @Override
    public Set<String> types() {
        return Set.of(MemberChanged.TYPE);
    }

    @Override
    public void receive(Envelope envelope) {
        var change = envelope.as(MemberChanged.class);
        database.update(
                change.present()
                        ? "insert into list_member_elsewhere (list, site, member) values (?, ?, ?) on conflict do nothing"
                        : "delete from list_member_elsewhere where list = ? and site = ? and member = ?",
                change.list(),
                envelope.site(),
                change.member());
    }

    boolean isMember(String list, String address) {
        var member = Sha256.hex((list + " " + address).getBytes(StandardCharsets.UTF_8));
        return !database.list(
                        "select 1 from list_member_elsewhere where list = ? and member = ?",
                        row -> row.getInt(1),
                        list,
                        member)
                .isEmpty();
    }

    /** How many at each other site. */
    Map<String, Long> counts(String list) {
        var counts = new TreeMap<String, Long>();
        database.list(
                "select site, count(*) from list_member_elsewhere where list = ? group by site",
                row -> counts.put(row.getString(1), row.getLong(2)),
                list);
        return counts;
    }
}
