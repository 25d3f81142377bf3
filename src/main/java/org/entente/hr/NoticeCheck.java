package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** What must be right about a notice before anybody sees it: all that is wrong is said at once. */
@Singleton
class NoticeCheck {
    static final int TITLE = 200;
    static final int BODY = 20_000;
    private static final int PLACE = 200;
    private static final Set<String> LANGUAGES = Set.of("en", "fr");
    private static final Pattern REFERENCE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)+");
    private static final int LONGEST = 40;

    private final Site site;
    private final People people;

    @Inject
    NoticeCheck(Site site, People people) {
        this.site = site;
        this.people = people;
    }

    /** @param before what is published; null for a new one */
    void require(NoticeDraft draft, @Nullable Notice before, Instant now) {
        var faults = new ArrayList<Fault>();
        if (!NoticeDraft.KINDS.contains(String.valueOf(draft.kind()))) {
            faults.add(new Fault("kind", "hr.notice.fault.one-of", String.join(", ", NoticeDraft.KINDS)));
        }
        texts(draft, faults);
        if (!site.all().containsAll(draft.sites())) {
            faults.add(new Fault("sites", "hr.notice.fault.one-of", String.join(", ", site.all())));
        }
        var closes = draft.closesAt();
        if (closes != null && !closes.isAfter(now) && (before == null || !closes.equals(before.closesAt()))) {
            faults.add(new Fault("closesAt", "hr.notice.fault.past"));
        }
        if (draft.opening()) {
            opening(draft, faults);
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    /** Both languages, each whole: a reader of the other one would else learn nothing, or half. */
    private static void texts(NoticeDraft draft, List<Fault> faults) {
        for (var language : List.of("en", "fr")) {
            var text = Objects.requireNonNullElse(draft.texts().get(language), new NoticeText("", ""));
            length(faults, "texts." + language + ".title", text.title(), TITLE);
            length(faults, "texts." + language + ".body", text.body(), BODY);
        }
        draft.texts().keySet().stream()
                .filter(each -> !LANGUAGES.contains(each))
                .forEach(each -> faults.add(new Fault("texts." + each, "hr.notice.fault.one-of", "en, fr")));
    }

    private static void length(List<Fault> faults, String field, String text, int most) {
        if (text.isEmpty()) {
            faults.add(new Fault(field, "hr.notice.fault.missing." + field));
        } else if (text.length() > most) {
            faults.add(new Fault(field, "hr.notice.fault.long", most));
        }
    }

    private void opening(NoticeDraft draft, List<Fault> faults) {
        var reference = draft.reference();
        if (reference != null && (!REFERENCE.matcher(reference).matches() || reference.length() > LONGEST)) {
            faults.add(new Fault("reference", "hr.notice.fault.reference", LONGEST));
        }
        if (draft.place().isEmpty()) {
            faults.add(new Fault("place", "hr.notice.fault.place"));
        } else if (draft.place().length() > PLACE) {
            faults.add(new Fault("place", "hr.notice.fault.long", PLACE));
        }
        if (!NoticeDraft.CONTRACTS.contains(String.valueOf(draft.contract()))) {
            faults.add(new Fault("contract", "hr.notice.fault.one-of", String.join(", ", NoticeDraft.CONTRACTS)));
        }
        if (manager(draft).isEmpty()) {
            faults.add(new Fault("manager", "hr.notice.fault.manager"));
        }
    }

    /** What who decides is called; empty where there is nobody of that sign-in here. */
    String manager(NoticeDraft draft) {
        var manager = draft.manager();
        return manager == null
                ? ""
                : people.find(manager)
                        .filter(person -> !person.disabled())
                        .map(Profile::name)
                        .orElse("");
    }
}
