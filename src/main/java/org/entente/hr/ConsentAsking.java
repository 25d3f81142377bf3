package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/** Asks a candidate by mail for consent to the talent pool, with a link to a page where it can be given and withdrawn. */
@Singleton
class ConsentAsking {
    private static final String LAPSING = "select id from %s kept where why = 'pool' and not held and due_at > now()"
            + " and due_at - interval '%s' <= now() and not exists (select 1 from application_ask k"
            + " where k.application = kept.id and k.asked_at >= kept.due_at - interval '%s')";

    private static final String LINK = "/jobs/consent/";
    private static final Pattern TOKEN = Pattern.compile("(?<=" + LINK + ")[0-9a-f]{32}");

    private final Database database;
    private final Site site;
    private final Openings openings;
    private final Applications applications;
    private final Correspondence correspondence;
    private final AuditLog audit;
    private final RetentionRules rules;
    private final JobsDoor door;

    @Inject
    ConsentAsking(
            Database database,
            Site site,
            Openings openings,
            Applications applications,
            Correspondence correspondence,
            AuditLog audit,
            RetentionRules rules,
            JobsDoor door) {
        this.database = database;
        this.site = site;
        this.openings = openings;
        this.applications = applications;
        this.correspondence = correspondence;
        this.audit = audit;
        this.rules = rules;
        this.door = door;
    }

    /** @throws Problem 403 for a hiring manager, 409 where there is no address, or no public page to answer on */
    @Transactional
    public void ask(String id, Profile person) {
        var opened = applications.open(id, person);
        opened.scope().requireHr();
        if (!door.isOpen() || opened.candidate().email().isBlank()) {
            throw new Problem(
                    409,
                    "consent-unaskable",
                    "The candidate cannot be asked by mail: no address is known, or this site has no public pages.");
        }
        ask(opened, person.id(), false);
    }

    /** What the thread keeps of our letter, and of an answer that quotes it: others read it. */
    static String withoutToken(String text) {
        return TOKEN.matcher(text).replaceAll("…");
    }

    /** Those whose consent lapses soon and that were not asked again yet, where the site wants that. */
    List<UUID> lapsing() {
        if (!door.isOpen() || !rules.asksAgain()) {
            return List.of();
        }
        return database.list(
                LAPSING.formatted(rules.kept(), remind(), remind()), row -> UUID.fromString(row.getString(1)));
    }

    private String remind() {
        return rules.terms().remind().toString();
    }

    /** Once, whichever node is the first; not where there is no address. */
    @Transactional
    public void askAgain(UUID application) {
        database.first("select 1 from application where id = ? for update", row -> 1, application);
        boolean lapsing = database.first(
                        LAPSING.formatted(rules.kept(), remind(), remind()) + " and id = ?", row -> 1, application)
                .isPresent();
        if (lapsing) {
            var opened = applications.unwatched(application);
            if (!opened.candidate().email().isBlank()) {
                ask(opened, Erasure.SYSTEM, true);
            }
        }
    }

    private void ask(Applications.Opened opened, String who, boolean again) {
        var token = UUID.randomUUID().toString().replace("-", "");
        database.update(
                "insert into application_ask (token, application, asked_by) values (?, ?, ?)", token, opened.id(), who);
        var language = Locale.forLanguageTag(opened.language());
        var opening = opening(opened.notice());
        var subject = Texts.text(language, "hr.consent.mail.subject", site.title());
        var text = Texts.text(
                language,
                again ? "hr.consent.mail.again" : "hr.consent.mail.text",
                site.title(),
                opening.map(it -> it.reference() + " – " + it.title(language))
                        .orElse(Texts.text(language, "hr.jobs.mail.general")),
                door.address() + LINK + token + "?lang=" + opened.language());
        correspondence.send(opened, opening.orElse(null), "consent", UUID.randomUUID(), subject, text, null);
        audit.note(opened.id(), who, "asked", "");
    }

    private Optional<Opening> opening(@Nullable String notice) {
        return openings.all().stream().filter(it -> it.id().equals(notice)).findFirst();
    }
}
