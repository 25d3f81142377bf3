package org.entente.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.entente.site.Database;

/** Who wants mail, in one statement whatever their number. Not who is disabled, nor whose mail is stopped. */
@Singleton
public class MailReaders {
    private static final String SELECT = """
            select p.*, w.id as whose, w.name as whose_name
            from (select id as reader, id as whose from person where %s
                    union all select deputy, person from standing_in where %s) r
                join person p on p.id = r.reader and not p.disabled and p.email not like '%%.invalid'
                join person w on w.id = r.whose
            where (p.mail <> 'none' or p.mail_urgent) and not exists (select from mail_trouble t
                where t.person = p.id and t.address = lower(p.email) and t.stopped_at is not null)
            order by p.id, w.id""";
    private static final String SOME = SELECT.formatted("id = any (?)", "person = any (?)");
    private static final String ALL = SELECT.formatted("true", "true");

    private final Database database;

    @Inject
    MailReaders(Database database) {
        this.database = database;
    }

    /** Of these people those who want any mail, and who reads for any of them now and wants it. */
    public List<MailReader> of(Collection<String> people) {
        return people.isEmpty() ? List.of() : database.list(SOME, MailReaders::read, people, people);
    }

    /** Everybody who wants mail of what must be acknowledged, for themselves and for whom they read. */
    public List<MailReader> all() {
        return database.list(ALL, MailReaders::read);
    }

    private static MailReader read(ResultSet row) throws SQLException {
        var zone = row.getString("zone");
        return new MailReader(
                row.getString("id"),
                row.getString("name"),
                row.getString("email"),
                Locale.forLanguageTag(row.getString("language")),
                ZoneId.of(zone.isEmpty() ? "UTC" : zone),
                new Preferences(
                        row.getBoolean("shortcuts"),
                        row.getString("sounds"),
                        row.getString("notices"),
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_to", LocalTime.class),
                        row.getString("mail"),
                        row.getBoolean("mail_urgent")),
                Objects.requireNonNullElse(Database.instant(row, "mail_since"), Instant.EPOCH),
                row.getString("whose"),
                row.getString("whose_name"));
    }
}
