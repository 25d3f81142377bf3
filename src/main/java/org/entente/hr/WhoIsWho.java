package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.exchange.Directory;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.Site;

/** Knows the people of this site and of the others by name, who have left too, and the sites. */
@Singleton
class WhoIsWho {
    private final People people;
    private final Directory directory;
    private final Site site;

    @Inject
    WhoIsWho(People people, Directory directory, Site site) {
        this.people = people;
        this.directory = directory;
        this.site = site;
    }

    /** Of these sign-ins and short names of sites, those that it knows. */
    Doers of(Stream<String> whos) {
        var names = new HashMap<String, String>();
        whos.distinct().forEach(who -> name(who).ifPresent(name -> names.put(who, name)));
        return new Doers(names);
    }

    private Optional<String> name(String who) {
        if (who.equals(site.name()) || site.peers().contains(who)) {
            return Optional.of(site(who));
        }
        return people.find(who).map(Profile::name).or(() -> directory.find(who).map(Directory.Entry::name));
    }

    /** This one by its title; of the others only the short name is known. */
    String site(String name) {
        return name.equals(site.name()) ? site.title() : name.toUpperCase(Locale.ROOT);
    }
}
