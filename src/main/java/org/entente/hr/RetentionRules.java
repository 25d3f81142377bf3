package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalTime;
import java.time.Period;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.entente.site.Site;

/**
 * How long this site keeps applications: {@code entente.hr.retention.*}. Refused and withdrawn ones so long after the
 * decision, or, with the candidate's consent, after the last contact and no longer than the consent says. What has no
 * decision is kept until HR decides, and so are the papers of who was hired, unless a time is set.
 */
@Singleton
class RetentionRules {
    private static final String KEY = "entente.hr.retention.";

    private final Site site;
    private final Terms terms;
    private final LocalTime at;
    private final boolean asksAgain;

    @Inject
    RetentionRules(Config config, Site site) {
        this.site = site;
        this.terms = new Terms(
                period(config, "refused-after").orElseThrow(),
                period(config, "pool-after").orElseThrow(),
                period(config, "hired-after").orElse(null),
                period(config, "remind-before").orElseThrow(),
                period(config, "undecided-after").orElseThrow());
        this.asksAgain = config.getOptionalValue(KEY + "ask-again", String.class)
                .filter("true"::equals)
                .isPresent();
        this.at = LocalTime.parse(config.getValue(KEY + "at", String.class));
    }

    private static Optional<Period> period(Config config, String name) {
        return config.getOptionalValue(KEY + name, String.class)
                .filter(value -> !value.isBlank())
                .map(value -> checked(name, value));
    }

    private static Period checked(String name, String value) {
        try {
            var period = Period.parse(value.strip());
            if (!period.isNegative() && !period.isZero()) {
                return period;
            }
        } catch (java.time.DateTimeException noPeriod) {
            // said below
        }
        throw new IllegalStateException(
                KEY + name + " is \"" + value + "\": it is a length of time in days, months or years such as P3M.");
    }

    Terms terms() {
        return terms;
    }

    /** From when on in the night, by the site's zone. */
    LocalTime at() {
        return at;
    }

    /** Whether candidates are asked by mail before their consent lapses. */
    boolean asksAgain() {
        return asksAgain;
    }

    String zone() {
        return site.zone().getId();
    }

    /**
     * A table of the applications that are there: {@code id, arrival, notice, stage, received_at, decided_at, last_contact,
     * held, why, due_at}. {@code why} is {@code decided}, {@code pool} or {@code hired}, and with {@code due_at} null for
     * what is kept; a consent makes it no shorter. The times are the database's; months are counted by the site's calendar.
     */
    String kept() {
        return """
                (select k.*, case why
                    when 'pool' then greatest(%s, least(until, %s))
                    when 'decided' then %s
                    when 'hired' then %s end as due_at
                from (select a.id, a.arrival, a.notice, a.stage, a.received_at, d.at as decided_at, c.until,
                        greatest(l.at, c.given_at) as last_contact, h.application is not null as held,
                        case when a.stage not in ('refused', 'withdrawn') then case a.stage when 'hired' then 'hired' end
                            when c.given_at is not null and c.withdrawn_at is null then 'pool' else 'decided' end as why
                    from application a
                    left join application_consent c on c.application = a.id
                    left join application_hold h on h.application = a.id
                    left join lateral (select max(n.at) as at from application_note n
                        where n.application = a.id and n.stage = a.stage) d on true
                    left join lateral (select max(m.at) as at from application_message m
                        where m.application = a.id and not m.outgoing and m.kind is null) l on true
                    where a.erased_at is null) k)""".formatted(
                        later("decided_at", terms.refused()),
                        later("last_contact", terms.pool()),
                        later("decided_at", terms.refused()),
                        terms.hired() == null ? "null" : later("decided_at", terms.hired()));
    }

    private String later(String column, Period period) {
        return "(" + column + " at time zone '" + zone() + "' + interval '" + period + "') at time zone '" + zone()
                + "'";
    }
}
