package org.entente.memo;

import java.text.Collator;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the home site knows of a memo, site by site.
 *
 * @param notUseful how many, at all sites together, said that it is of no use to them; null while fewer than
 *     {@value #FEWEST} have opened it, because their answers could be guessed
 */
public record Proof(
        @Nullable Instant publishedAt,
        @Nullable Instant remindedAt,
        @Nullable Integer notUseful,
        List<AtSite> sites) {
    static final int FEWEST = 5;

    private static final Duration BETWEEN_REMINDERS = Duration.ofDays(1);

    /** When its author may remind again; null for now. */
    public @Nullable Instant nextReminder() {
        return remindedAt == null ? null : remindedAt.plus(BETWEEN_REMINDERS);
    }

    /** How many have opened it, at all sites together. */
    public int opened() {
        return sites.stream().mapToInt(AtSite::opened).sum();
    }

    public int fewest() {
        return FEWEST;
    }

    /** Whether somebody is known who has still to acknowledge. */
    public boolean lacksSomebody() {
        return sites.stream().anyMatch(at -> !at.missing().isEmpty());
    }

    /** Somebody who was asked to acknowledge, and how far they are. */
    public record Person(
            String site,
            String id,
            String name,
            @Nullable Instant openedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable ByDeputy deputy) {
        static final Comparator<Person> BY_NAME = Comparator.comparing(Person::site)
                .thenComparing(Person::name, Collator.getInstance(Locale.FRENCH))
                .thenComparing(Person::id);
    }

    /**
     * @param state {@code waiting}, {@code arrived} or {@code withdrawn}
     * @param latencyMs publication to arrival, in milliseconds, never below 0
     * @param recipients null until arrival
     * @param missing who has not acknowledged; empty where nobody was asked to
     * @param deputized those of whom a deputy has opened or acknowledged it while they were away
     */
    public record AtSite(
            String site,
            String state,
            @Nullable Instant arrivedAt,
            @Nullable Long latencyMs,
            @Nullable Integer recipients,
            int opened,
            int acknowledged,
            @Nullable Instant withdrawnAt,
            List<Missing> missing,
            List<Person> deputized) {}

    /** Somebody who was asked to acknowledge and has not yet. */
    public record Missing(String id, String name, @Nullable Instant openedAt) {
        static List<Missing> of(List<Person> people) {
            return people.stream()
                    .filter(one -> one.acknowledgedAt() == null)
                    .map(one -> new Missing(one.id(), one.name(), one.openedAt()))
                    .sorted(BY_NAME)
                    .toList();
        }

        /** As a list of names is read: É beside E, capital or not. */
        static final Comparator<Missing> BY_NAME = Comparator.comparing(
                        Missing::name, Collator.getInstance(Locale.FRENCH))
                .thenComparing(Missing::id);
    }
}
