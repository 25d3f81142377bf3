package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.entente.people.Absence;
import org.entente.people.Absences;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** For whom somebody may read beside themselves. Asked at each request: a right that has ended is gone with the next. */
@Singleton
class Deputies {
    private final Absences absences;
    private final People people;

    @Inject
    Deputies(Absences absences, People people) {
        this.absences = absences;
        this.people = people;
    }

    /**
     * Whose memos are meant.
     *
     * @param whom a sign-in, or null for oneself
     * @throws Problem 403 {@code not-deputy} where {@code by} is not that person's deputy now, whoever that is
     */
    ForWhom find(@Nullable String whom, Profile by) {
        if (whom == null || whom.isEmpty() || whom.equals(by.id())) {
            return ForWhom.oneself(by);
        }
        return all(by).stream()
                .filter(one -> one.id().equals(whom))
                .findFirst()
                .orElseThrow(() -> new Problem(403, "not-deputy", "You are not the deputy of this person now."));
    }

    /** Everybody whose deputy somebody is now. */
    List<ForWhom> all(Profile by) {
        return absences.now(by.id()).stream()
                .map(absence -> new ForWhom(people.find(absence.person()).orElseThrow(), by, absence))
                .toList();
    }

    /** What an author should know of those whom a memo names: who of this site is away, and who reads for them. */
    List<Fault> warnings(Audience audience) {
        return absences.away(audience.people()).stream()
                .map(one -> new Fault("audience", "memo.check.away", one.name(), one.to(), one.deputyName()))
                .toList();
    }

    /** The sign-ins of those whose deputy somebody is now. */
    List<String> ids(String by) {
        return absences.now(by).stream().map(Absence::person).toList();
    }
}
