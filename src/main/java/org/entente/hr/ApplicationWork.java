package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Who looks after an application, what each thinks of it, and how it is moved on the board. Where two people change the
 * same at once, the second one is told what it is now, and nothing is done: each says what it was when they looked.
 */
@Singleton
class ApplicationWork {
    static final int LONGEST_REASON = 500;

    private final Database database;
    private final Applications applications;
    private final ApplicationChanges changes;
    private final Owners owners;
    private final Notebook notebook;
    private final Duplicates duplicates;
    private final AuditLog audit;

    @Inject
    ApplicationWork(
            Database database,
            Applications applications,
            ApplicationChanges changes,
            Owners owners,
            Notebook notebook,
            Duplicates duplicates,
            AuditLog audit) {
        this.database = database;
        this.applications = applications;
        this.changes = changes;
        this.owners = owners;
        this.notebook = notebook;
        this.duplicates = duplicates;
        this.audit = audit;
    }

    /**
     * @param from the stage that it was in when they looked
     * @throws Problem 409 {@code application-moved} where it is in another one by now
     */
    @Transactional
    public ApplicationDetail move(String id, String from, String to, Profile person) {
        var opened = applications.open(id, person);
        if (!opened.stage().equals(from) && !opened.stage().equals(to)) {
            throw new Problem(409, "application-moved", "It is in the stage " + opened.stage() + " by now.");
        }
        return changes.stage(id, to, "", person);
    }

    /**
     * @param from who it was when they looked; empty for nobody, null for whoever it was
     * @param owner a sign-in; empty for nobody
     * @throws Problem 409 {@code application-owned} where it is somebody else by now
     */
    @Transactional
    public ApplicationDetail own(String id, @Nullable String from, String owner, Profile person) {
        var opened = applications.open(id, person);
        var now = Objects.requireNonNullElse(opened.owner(), "");
        if (!owner.isEmpty() && !owners.of(opened.notice()).containsKey(owner)) {
            throw Problem.invalid("owner", "hr.application.fault.owner");
        }
        if (from != null && !now.equals(from) && !now.equals(owner)) {
            throw new Problem(409, "application-owned", "Somebody else looks after it by now: " + now + ".").with(now);
        }
        if (!now.equals(owner)) {
            database.update("update application set owner = nullif(?, '') where id = ?", owner, opened.id());
            audit.note(opened.id(), person.id(), "owned", owner);
        }
        return applications.detail(applications.open(id, person));
    }

    /** @param stars 1 to 5 */
    @Transactional
    public ApplicationDetail rate(String id, int stars, String reason, Profile person) {
        var opened = applications.open(id, person);
        if (stars < 1 || stars > 5) {
            throw Problem.invalid("stars", "hr.application.fault.stars");
        }
        if (reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", "hr.application.fault.long", LONGEST_REASON);
        }
        notebook.rate(opened.sealer(), opened.id(), person.id(), stars, reason.strip());
        audit.note(opened.id(), person.id(), "rated", "");
        return applications.detail(opened);
    }

    /** Says that they are two, not one that came twice; or, where {@code same}, that they may be one after all. */
    @Transactional
    public ApplicationDetail tellApart(String id, String other, boolean same, Profile person) {
        var both = List.of(id, other).stream().sorted().toList(); // locked in one order by everybody
        var opened = both.stream().map(each -> applications.open(each, person)).toList();
        var ids = opened.stream().map(Applications.Opened::id).toList();
        if (ids.get(0).equals(ids.get(1))) {
            throw Applications.notThere();
        }
        if (same ? duplicates.doubtAgain(ids) : duplicates.tellApart(ids, person.id())) {
            for (int i = 0; i < 2; i++) {
                audit.note(
                        ids.get(i),
                        person.id(),
                        same ? "doubted" : "distinct",
                        ids.get(1 - i).toString());
            }
        }
        return applications.detail(applications.open(id, person));
    }

    /** What the page of an application shows of this. */
    @Transactional
    public Workbench of(String id, Profile person) {
        var opened = applications.open(id, person);
        return new Workbench(
                owners.of(opened.notice()),
                duplicates.of(opened.scope(), opened.id()),
                duplicates.distinct(opened.scope(), opened.id()));
    }
}
