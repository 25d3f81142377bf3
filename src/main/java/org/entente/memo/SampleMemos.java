package org.entente.memo;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.entente.site.Database;
import org.entente.site.Schema;
import org.entente.site.Site;

/**
 * The past week of a demo, from the file {@code entente.memo.samples}; a real site names none. Each site lays down all
 * of it before its exchange starts, as if it had lived through it, and tells the others by ordinary receipts.
 */
@Singleton
class SampleMemos {
    private static final Jsonb JSON = JsonbBuilder.create();

    @PersistenceContext
    private EntityManager memos;

    private final Optional<String> file;
    private final Site site;
    private final Database database;
    private final Audiences audiences;
    private final Recipients recipients;
    private final Receipts receipts;
    private final Proofs proofs;
    private final MemoVersions versions;

    @Inject
    SampleMemos(
            Config config,
            Site site,
            Database database,
            Audiences audiences,
            Recipients recipients,
            Receipts receipts,
            Proofs proofs,
            MemoVersions versions) {
        this.file =
                config.getOptionalValue("entente.memo.samples", String.class).filter(name -> !name.isBlank());
        this.site = site;
        this.database = database;
        this.audiences = audiences;
        this.recipients = recipients;
        this.receipts = receipts;
        this.proofs = proofs;
        this.versions = versions;
    }

    @Transactional
    public void begin(@Observes @Priority(Schema.FIRST + 900) Startup started) {
        if (file.isPresent()
                && database.update("insert into site_fact (name, value) values ('samples', now()::text)"
                                + " on conflict do nothing")
                        > 0) {
            try {
                var path = Path.of(file.get());
                for (var sample : JSON.fromJson(Files.readString(path), Sample[].class)) {
                    layDown(sample);
                }
            } catch (IOException missing) {
                throw new IllegalStateException(
                        "entente.memo.samples names the file " + file.get() + ", and it cannot be read.", missing);
            }
        }
    }

    private void layDown(Sample sample) {
        var published = sample.publishedAt(Sample.today());
        var draft = sample.draft(Sample.today());
        draft.check(published, null);
        var by = new Author(sample.author(), sample.authorName(), sample.department());
        var memo = Memo.write(sample.id(), sample.site(), by, draft, published);
        memo.publish(published);
        boolean home = sample.site().equals(site.name());
        var arrival = home ? published : published.plusMillis(sample.underWayMs());
        var readers = recipients.resolve(draft.audience(), sample.author());
        boolean here = !readers.isEmpty();
        if (!home && !here) {
            return;
        }
        if (here) {
            memo.reach(arrival);
        }
        memos.persist(memo);
        memos.flush();
        versions.keep(memo, published, java.util.List.of());
        if (home) {
            proofs.expect(memo.id(), audiences.sites(draft.audience()));
            draft.audience().people().stream()
                    .filter(person -> !person.startsWith(site.name() + "-"))
                    .forEach(person ->
                            proofs.expect(memo.id(), java.util.List.of(person.substring(0, person.indexOf('-')))));
        }
        if (here) {
            recipients.address(memo, readers);
            readers.forEach(reader -> live(memo, sample, reader, arrival));
            receipts.arrived(memo, arrival);
        }
    }

    /** Who has read it by now: nearly all of what is old, less of yesterday, and never in the future. */
    private void live(Memo memo, Sample sample, String reader, Instant arrival) {
        int dice = Math.floorMod((memo.id() + reader).hashCode(), 10);
        var opened = arrival.plus(10 + 37L * dice, ChronoUnit.MINUTES);
        if (dice < 3 + sample.daysAgo() && opened.isBefore(Instant.now())) {
            recipients.open(memo.id(), reader, opened);
            if (dice == 2) {
                database.update(Judgements.SAY, opened, memo.id(), reader, true);
            }
            var acknowledged = opened.plus(3, ChronoUnit.MINUTES);
            var asked = memo.askedVersion();
            if (asked != null && dice < 1 + sample.daysAgo() && acknowledged.isBefore(Instant.now())) {
                recipients.acknowledge(memo.id(), reader, null, memo.version(), asked, acknowledged);
            }
        }
    }
}
