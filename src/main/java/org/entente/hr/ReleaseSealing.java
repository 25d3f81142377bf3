package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.exchange.EnvelopeBodies;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.site.Database;
import org.entente.site.Site;

/**
 * Seals an application to the key of its reader's site and keeps the parts until the release ends, so that what is sent
 * again is the same: a second sealing of other words under the same key and number would betray both.
 */
@Singleton
class ReleaseSealing implements EnvelopeBodies {
    static final int AES = 32;

    private final Database database;
    private final Site site;
    private final ApplicationKeys keys;
    private final ApplicationFiles files;
    private final Conversation conversation;
    private final Outbox outbox;

    @Inject
    ReleaseSealing(
            Database database,
            Site site,
            ApplicationKeys keys,
            ApplicationFiles files,
            Conversation conversation,
            Outbox outbox) {
        this.database = database;
        this.site = site;
        this.keys = keys;
        this.files = files;
        this.conversation = conversation;
        this.outbox = outbox;
    }

    /** Seals it as it is now, in place of what was sealed to an earlier key. */
    void seal(UUID release, UUID application, String reader, byte[] publicKey) {
        var sealer = keys.of(application);
        var stored = files(application);
        var document = document(release, application, sealer).written();
        int parts = ReleaseParts.count(
                document,
                stored.stream().mapToLong(ApplicationFiles.Stored::size).sum());
        var sealing = UUID.randomUUID();
        var hpke = Hpke.sender(AES, Hpke.pair(), publicKey, ReleaseParts.info(release, site.name(), reader));
        database.update("delete from application_release_part where release = ?", release);
        try (var out = ReleaseParts.sealing(
                hpke,
                release,
                parts,
                document,
                (part, octets) -> database.update(
                        "insert into application_release_part (sealing, part, release, octets) values (?, ?, ?, ?)",
                        sealing,
                        part,
                        release,
                        octets))) {
            for (var file : stored) {
                files.write(sealer, file, out);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        database.update(
                "update application_release set public_key = ?, sealing = ?, sealed_at = ?, arrived_at = null where id = ?",
                publicKey,
                sealing,
                Database.now(),
                release);
        outbox.publish(
                Topics.RELEASES,
                ReleaseSealed.TYPE,
                release.toString(),
                new ReleaseSealed(
                        release.toString(),
                        reader,
                        sealing.toString(),
                        HexFormat.of().formatHex(publicKey),
                        HexFormat.of().formatHex(hpke.encapsulated()),
                        parts));
        outbox.announce(Topics.RELEASES, ReleaseSealed.PART, release + "/" + sealing, parts);
    }

    /** What came from the candidate; the mail as it came only where nobody can read it. */
    private List<ApplicationFiles.Stored> files(UUID application) {
        var stored = new ArrayList<ApplicationFiles.Stored>();
        if (!parsed(application)) {
            files.raw(application).ifPresent(stored::add);
        }
        stored.addAll(files.ofCandidates(List.of(application)).getOrDefault(application, List.of()));
        return stored;
    }

    private boolean parsed(UUID application) {
        return database.first("select parsed from application where id = ?", row -> row.getBoolean(1), application)
                .orElse(false);
    }

    private ReleasedDocument document(UUID release, UUID application, Sealer sealer) {
        var stored = files(application).stream().map(file -> file.shown(sealer)).toList();
        var came = conversation.of(sealer, application).stream()
                .filter(ApplicationMessage::ofCandidate)
                .toList();
        var messages = new ArrayList<ApplicationMessage>();
        for (var message : came) {
            messages.add(new ApplicationMessage(
                    message.id(),
                    false,
                    null,
                    null,
                    message.at(),
                    message.sender(),
                    message.subject(),
                    message.text(),
                    messages.isEmpty() ? stored : List.of()));
        }
        return database.first(
                        "select a.*, r.purpose from application a join application_release r on r.application = a.id"
                                + " where r.id = ?",
                        row -> new ReleasedDocument(
                                sealer.text(release + "/purpose", row.getBytes("purpose")),
                                row.getTimestamp("received_at").toInstant(),
                                new Candidate(
                                        sealer.text("name", row.getBytes("name")),
                                        sealer.text("email", row.getBytes("email")),
                                        sealer.text("phone", row.getBytes("phone"))),
                                List.copyOf(messages)),
                        release)
                .orElseThrow();
    }

    @Override
    public Set<String> types() {
        return Set.of(ReleaseSealed.PART);
    }

    /** Empty once the release has ended: then nobody needs it. */
    @Override
    public byte[] body(String type, String key, int part) {
        return database.first(
                        "select octets from application_release_part where sealing = ?::uuid and part = ?",
                        row -> row.getBytes(1),
                        key.substring(key.indexOf('/') + 1),
                        part)
                .orElse(new byte[0]);
    }
}
