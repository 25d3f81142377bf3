package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.people.Roster;
import org.entente.site.Database;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What other sites release to people of this one. An offer gets a key of its own and is answered with the public half;
 * what comes after the end of a release, or is for another key or another site, has no effect. A withdrawal that comes
 * before its offer stays, so that the offer finds it.
 */
@Singleton
class ReleasedArrivals implements EnvelopeHandler {
    private final Database database;
    private final Site site;
    private final Roster roster;
    private final ReleasedKeys keys;
    private final ReleasedEnd ends;
    private final ReleasedLog log;

    @Inject
    ReleasedArrivals(
            Database database, Site site, Roster roster, ReleasedKeys keys, ReleasedEnd ends, ReleasedLog log) {
        this.database = database;
        this.site = site;
        this.roster = roster;
        this.keys = keys;
        this.ends = ends;
        this.log = log;
    }

    private record Known(
            UUID id,
            String home,
            boolean ended,
            byte @Nullable [] publicKey,
            @Nullable String sealing,
            int parts) {}

    @Override
    public Set<String> types() {
        return Set.of(ReleaseOffered.TYPE, ReleaseSealed.TYPE, ReleaseSealed.PART, ReleaseWithdrawn.TYPE);
    }

    @Override
    public void receive(Envelope envelope) {
        switch (envelope.type()) {
            case ReleaseOffered.TYPE -> offered(envelope.site(), envelope.as(ReleaseOffered.class));
            case ReleaseSealed.TYPE -> sealed(envelope.site(), envelope.as(ReleaseSealed.class));
            case ReleaseSealed.PART -> part(envelope);
            default -> withdrawn(envelope.site(), envelope.as(ReleaseWithdrawn.class));
        }
    }

    private void offered(String from, ReleaseOffered told) {
        if (!told.site().equals(site.name())) {
            return;
        }
        var id = UUID.fromString(told.id());
        int added = database.update(
                "insert into released (id, home, person, reference, offered_at, expires_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                id,
                from,
                told.person(),
                told.reference(),
                told.offeredAt(),
                told.expiresAt());
        if (added == 0) {
            return;
        }
        log.note(id, from, "offered", told.person());
        if (database.first("select 1 from released where id = ? and expires_at <= now()", row -> 1, id)
                .isPresent()) {
            ends.end(id, "expired");
        } else if (roster.present(false, List.of(), List.of(told.person())).isEmpty()) {
            ends.end(id, "nobody");
        } else {
            var key = keys.make(id);
            database.update("update released set public_key = ? where id = ?", key, id);
            log.tell(
                    ReleaseReceipt.KEY,
                    new ReleaseReceipt(
                            told.id(), from, Database.now(), HexFormat.of().formatHex(key), null, null, null));
        }
    }

    private void sealed(String from, ReleaseSealed told) {
        var release = running(told.id(), from).orElse(null);
        var hex = HexFormat.of();
        if (release == null || !Arrays.equals(hex.parseHex(told.publicKey()), release.publicKey())) {
            return;
        }
        database.update(
                "delete from released_part where release = ? and sealing <> ?::uuid", release.id(), told.sealing());
        database.update(
                "update released set sealing = ?::uuid, encapsulated = ?, parts = ? where id = ?",
                told.sealing(),
                hex.parseHex(told.encapsulated()),
                told.parts(),
                release.id());
        settle(release.id());
    }

    private void part(Envelope envelope) {
        var names = envelope.key().split("/");
        var octets = envelope.body();
        if (names.length != 2 || octets.length > ReleaseParts.PLAIN + Hpke.TAG) {
            throw new IllegalArgumentException("A part is named by release and sealing, and has 512 KiB at most.");
        }
        var release = running(names[0], envelope.site()).orElse(null);
        if (release == null
                || octets.length == 0 // its home keeps it no more: the end is on its way
                || release.sealing() != null && !release.sealing().equals(names[1])) {
            return;
        }
        if (envelope.part() < 0 || release.sealing() != null && envelope.part() >= release.parts()) {
            throw new IllegalArgumentException("Part %d does not exist.".formatted(envelope.part()));
        }
        database.update(
                "insert into released_part (sealing, part, release, octets) values (?::uuid, ?, ?, ?)"
                        + " on conflict do nothing",
                names[1],
                envelope.part(),
                release.id(),
                octets);
        settle(release.id());
    }

    /** Notes that all of it is there, once it is. */
    private void settle(UUID release) {
        database.first(
                        "update released r set arrived_at = ? where id = ? and arrived_at is null and parts = (select"
                                + " count(*) from released_part p where p.sealing = r.sealing) returning home",
                        row -> row.getString(1),
                        Database.now(),
                        release)
                .ifPresent(home -> {
                    log.note(release, home, "arrived", "");
                    log.tell(
                            ReleaseReceipt.ARRIVED,
                            new ReleaseReceipt(release.toString(), home, Database.now(), null, null, null, null));
                });
    }

    private void withdrawn(String from, ReleaseWithdrawn told) {
        if (!told.site().equals(site.name())) {
            return;
        }
        var id = UUID.fromString(told.id());
        database.update(
                "insert into released (id, home, person, offered_at, expires_at) values (?, ?, '', ?, ?)"
                        + " on conflict do nothing",
                id,
                from,
                told.at(),
                told.at());
        find(told.id(), from);
        ends.end(id, told.reason());
    }

    private Optional<Known> running(String id, String from) {
        return find(id, from).filter(release -> !release.ended());
    }

    /** Locked. One that is not for this site is not known. */
    private Optional<Known> find(String id, String from) {
        var known = database.first(
                "select * from released where id = ?::uuid for update",
                row -> new Known(
                        UUID.fromString(row.getString("id")),
                        row.getString("home"),
                        row.getTimestamp("ended_at") != null,
                        row.getBytes("public_key"),
                        row.getString("sealing"),
                        row.getInt("parts")),
                id);
        if (known.isPresent() && !known.get().home().equals(from)) {
            throw new IllegalArgumentException("The release is at home at %s, and this came from %s."
                    .formatted(known.get().home(), from));
        }
        return known;
    }
}
