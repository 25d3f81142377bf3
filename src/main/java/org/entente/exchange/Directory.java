package org.entente.exchange;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.people.PersonChanged;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Site;

/**
 * Who is at the other sites, as far as they tell: sign-in, name, department and language, so that an author can address
 * a person there and see how many a memo will reach. What this site tells goes out with each change of a person.
 */
@Singleton
public class Directory implements EnvelopeHandler {
    static final String CHANGED = "org.entente.directory.person-changed";

    private final Site site;
    private final Database database;
    private final Outbox outbox;

    @Inject
    Directory(Site site, Database database, Outbox outbox) {
        this.site = site;
        this.database = database;
        this.outbox = outbox;
    }

    /**
     * Somebody at another site.
     *
     * @param site in envelopes the envelope's own site counts, whatever this says
     * @param present false once they have left
     */
    public record Entry(String site, String id, String name, String department, String language, boolean present) {
        public Entry {
            if (id == null || name == null || department == null || language == null) {
                throw new IllegalArgumentException("a directory entry needs id, name, department and language");
            }
        }
    }

    void tell(@Observes PersonChanged changed) {
        Profile person = changed.person();
        outbox.publish(
                Topics.DIRECTORY,
                CHANGED,
                person.id(),
                new Entry(
                        site.name(),
                        person.id(),
                        person.name(),
                        person.department().key(),
                        person.language().getLanguage(),
                        !person.disabled()));
    }

    @Override
    public Set<String> types() {
        return Set.of(CHANGED);
    }

    @Override
    public void receive(Envelope envelope) {
        var entry = envelope.as(Entry.class);
        database.update(
                """
                insert into directory_person (site, id, name, department, language, present) values (?, ?, ?, ?, ?, ?)
                on conflict (site, id) do update set name = excluded.name, department = excluded.department,
                    language = excluded.language, present = excluded.present""", envelope.site(), entry.id(), entry.name(), entry.department(), entry.language(), entry.present());
    }

    /** The person of that sign-in at another site, present or not. */
    public Optional<Entry> find(String id) {
        return database.first(
                "select * from directory_person where id = ? order by present desc", Directory::entry, id);
    }

    /** Everybody present at the other sites, by site and name. */
    public List<Entry> everybody() {
        return database.list("select * from directory_person where present order by site, name, id", Directory::entry);
    }

    private static Entry entry(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Entry(
                row.getString("site"),
                row.getString("id"),
                row.getString("name"),
                row.getString("department"),
                row.getString("language"),
                row.getBoolean("present"));
    }
}
