package org.entente.memo;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.exchange.Directory;
import org.entente.people.Department;
import org.entente.people.People;
import org.entente.site.Problem;
import org.entente.site.Site;

/** Holds an author's audience against the sites, departments and people that this site knows. */
@Singleton
class Audiences {
    private final Site site;
    private final People people;
    private final Directory directory;

    @Inject
    Audiences(Site site, People people, Directory directory) {
        this.site = site;
        this.people = people;
        this.directory = directory;
    }

    /** Whom an author may choose from, not themselves; at other sites as far as they have told. */
    Addresses addresses(String author) {
        var here = people.active().stream()
                .filter(one -> !one.id().equals(author))
                .map(one -> new Addressee(
                        one.id(),
                        one.name(),
                        one.department().key(),
                        site.name(),
                        one.language().getLanguage()));
        var there = directory.everybody().stream()
                .map(one -> new Addressee(one.id(), one.name(), one.department(), one.site(), one.language()));
        return new Addresses(site.all(), Stream.concat(here, there).toList());
    }

    /** The same audience with its sites named. */
    Audience resolve(Audience audience) {
        return audience.named(site.all());
    }

    /** The names in it that nobody knows or has any more, all of them; who was named {@code before} may have left. */
    List<Problem.Fault> faults(Audience audience, Audience before) {
        var faults = new ArrayList<Problem.Fault>();
        for (int i = 0; i < audience.sites().size(); i++) {
            if (!site.all().contains(audience.sites().get(i))) {
                faults.add(new Problem.Fault(
                        "audience.sites[" + i + "]",
                        "memo.fault.site",
                        audience.sites().get(i),
                        String.join(", ", site.all())));
            }
        }
        for (int i = 0; i < audience.departments().size(); i++) {
            if (Department.of(audience.departments().get(i)).isEmpty()) {
                faults.add(new Problem.Fault(
                        "audience.departments[" + i + "]",
                        "memo.fault.department",
                        audience.departments().get(i)));
            }
        }
        for (int i = 0; i < audience.people().size(); i++) {
            var person = audience.people().get(i);
            var known = find(person);
            if (known.isEmpty()) {
                faults.add(new Problem.Fault("audience.people[" + i + "]", "memo.fault.person", person));
            } else if (!known.get().present() && !before.people().contains(person)) {
                faults.add(new Problem.Fault("audience.people[" + i + "]", "memo.fault.person-left", person));
            }
        }
        return faults;
    }

    /** The sites that a memo for this audience must reach. */
    Set<String> sites(Audience audience) {
        var sites = new LinkedHashSet<>(audience.sites());
        audience.people().forEach(person -> find(person).map(Known::site).ifPresent(sites::add));
        return sites;
    }

    /** Where somebody works, and whether they still do. */
    private record Known(String site, boolean present) {}

    private Optional<Known> find(String person) {
        return people.find(person)
                .map(one -> new Known(site.name(), !one.disabled()))
                .or(() -> directory.find(person).map(one -> new Known(one.site(), one.present())));
    }
}
