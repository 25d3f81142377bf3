package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.entente.site.Database;

/** How many mails came into an account, day by day, and what became of them. */
@Singleton
public class MailDays {
    /**
     * @param received all that were stored on that day
     * @param waiting of these, not taken yet
     * @param parked of these, could not be taken
     * @param discarded of these, parked and given up by a person
     */
    public record Day(LocalDate day, long received, long waiting, long parked, long discarded) {}

    private final Database database;

    @Inject
    MailDays(Database database) {
        this.database = database;
    }

    /** The days with mail since that one, the last first. */
    public List<Day> since(String account, LocalDate first, ZoneId zone) {
        return database.list(
                """
                select (received_at at time zone ?)::date as day, count(*),
                    count(*) filter (where state = 'stored'), count(*) filter (where state = 'parked'),
                    count(*) filter (where state = 'discarded')
                from raw_mail where account = ? and received_at >= ?::date::timestamp at time zone ?
                group by 1 order by 1 desc""",
                row -> new Day(
                        LocalDate.parse(row.getString(1)),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)),
                zone.getId(),
                account,
                first.toString(),
                zone.getId());
    }
}
