package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.entente.exchange.Directory;
import org.entente.people.People;
import org.entente.people.Profile;

/** What the owners of a list are called, at whichever site they are. */
@Singleton
class OwnerNames {
    private final People people;
    private final Directory directory;

    @Inject
    OwnerNames(People people, Directory directory) {
        this.people = people;
        this.directory = directory;
    }

    /** The name of each; the sign-in of one who is not known here. */
    List<String> of(List<String> signIns) {
        return signIns.stream()
                .map(id -> people.find(id)
                        .map(Profile::name)
                        .or(() -> directory.find(id).map(Directory.Entry::name))
                        .orElse(id))
                .toList();
    }
}
