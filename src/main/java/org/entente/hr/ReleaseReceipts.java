package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.site.Database;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What reading sites tell of the releases of this one: it seals what they have a key for, and notes in the application's
 * log what became of it there. A key that comes when the release is over changes nothing: its end is on its way there.
 */
@Singleton
class ReleaseReceipts implements EnvelopeHandler {
    private final Database database;
    private final Site site;
    private final ReleaseSealing sealing;
    private final Outbox outbox;
    private final AuditLog audit;

    @Inject
    ReleaseReceipts(Database database, Site site, ReleaseSealing sealing, Outbox outbox, AuditLog audit) {
        this.database = database;
        this.site = site;
        this.sealing = sealing;
        this.outbox = outbox;
        this.audit = audit;
    }

    private record Known(
            UUID id, UUID application, int n, boolean runs, boolean arrived, boolean ended, byte @Nullable [] key) {}

    @Override
    public Set<String> types() {
        return Set.of(ReleaseReceipt.KEY, ReleaseReceipt.ARRIVED, ReleaseReceipt.OPENED, ReleaseReceipt.ENDED);
    }

    @Override
    public void receive(Envelope envelope) {
        var told = envelope.as(ReleaseReceipt.class);
        if (told.home().equals(site.name())) {
            known(told.id(), envelope.site())
                    .ifPresentOrElse(
                            release -> receive(envelope.type(), envelope.site(), release, told),
                            () -> forgotten(envelope, told));
        }
    }

    /** Locks the application first, as all do who change a release of it, and then reads what it is by now. */
    private Optional<Known> known(String id, String reader) {
        database.first(
                "select 1 from application where id = (select application from application_release where id = ?::uuid)"
                        + " for update",
                row -> 1,
                id);
        return database.first(
                "select *, closed_at is null and ended_at is null and expires_at > now() as runs"
                        + " from application_release where id = ?::uuid and site = ?",
                row -> new Known(
                        UUID.fromString(row.getString("id")),
                        UUID.fromString(row.getString("application")),
                        row.getInt("n"),
                        row.getBoolean("runs"),
                        row.getTimestamp("arrived_at") != null,
                        row.getTimestamp("ended_at") != null,
                        row.getBytes("public_key")),
                id,
                reader);
    }

    /** This site was restored from a backup that is older than the release: nobody here answers for it. */
    private void forgotten(Envelope envelope, ReleaseReceipt told) {
        if (envelope.type().equals(ReleaseReceipt.KEY)) {
            outbox.publish(
                    Topics.RELEASES,
                    ReleaseWithdrawn.TYPE,
                    told.id(),
                    new ReleaseWithdrawn(told.id(), envelope.site(), "withdrawn", Database.now()));
        }
    }

    private void receive(String type, String reader, Known release, ReleaseReceipt told) {
        switch (type) {
            case ReleaseReceipt.KEY -> key(reader, release, told);
            case ReleaseReceipt.ARRIVED -> {
                if (!release.arrived()) {
                    database.update(
                            "update application_release set arrived_at = ? where id = ?", told.at(), release.id());
                    audit.note(release.application(), reader, "release-arrived", "" + release.n());
                }
            }
            case ReleaseReceipt.OPENED -> {
                database.update(
                        "update application_release set opened_at = coalesce(opened_at, ?) where id = ?",
                        told.at(),
                        release.id());
                var file = told.file();
                audit.note(
                        release.application(),
                        Objects.requireNonNullElse(told.person(), reader),
                        file == null ? "release-viewed" : "release-downloaded",
                        release.n() + (file == null ? "" : " " + file));
            }
            default -> ended(reader, release, told);
        }
    }

    private void key(String reader, Known release, ReleaseReceipt told) {
        var key = HexFormat.of().parseHex(Objects.requireNonNullElse(told.publicKey(), ""));
        if (release.runs() && !Arrays.equals(key, release.key())) {
            sealing.seal(release.id(), release.application(), reader, key);
            audit.note(release.application(), reader, "release-sealed", "" + release.n());
        }
    }

    private void ended(String reader, Known release, ReleaseReceipt told) {
        var why = Objects.requireNonNullElse(told.reason(), "withdrawn");
        if (!release.ended()) {
            database.update(
                    "update application_release set ended_at = ?, ended_why = ? where id = ?",
                    told.at(),
                    why,
                    release.id());
            database.update("delete from application_release_part where release = ?", release.id());
            audit.note(release.application(), reader, "release-ended", release.n() + " " + why);
        }
    }
}
