package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.entente.people.Profile;

/** The lists as one person sees them on a page: how they receive each, and what waits for them in those they own. */
@Singleton
class Shelf {
    private final Lists lists;
    private final Members members;
    private final Joining joining;
    private final Held held;
    private final Archive archive;
    private final OwnerNames names;

    @Inject
    Shelf(Lists lists, Members members, Joining joining, Held held, Archive archive, OwnerNames names) {
        this.lists = lists;
        this.members = members;
        this.joining = joining;
        this.held = held;
        this.archive = archive;
        this.names = names;
    }

    @Transactional
    public List<OwnList> all(Profile reader) {
        var waiting = held.counts();
        var asking = joining.counts();
        var memberships = members.memberships(reader);
        var asked = joining.asked(reader);
        return lists.all(reader).stream()
                .map(list -> new OwnList(
                        list,
                        memberships.get(list.name()),
                        asked.contains(list.name()),
                        list.owner() ? waiting.getOrDefault(list.name(), 0L) : 0,
                        list.owner() ? asking.getOrDefault(list.name(), 0L) : 0))
                .toList();
    }

    @Transactional
    public OwnList find(String name, Profile reader) {
        var list = lists.find(name, reader);
        return new OwnList(
                list,
                members.memberships(reader).get(name),
                joining.asked(reader).contains(name),
                list.owner() ? held.counts().getOrDefault(name, 0L) : 0,
                list.owner() ? joining.counts().getOrDefault(name, 0L) : 0);
    }

    @Transactional
    public boolean mayRead(String name, Profile reader) {
        return archive.mayRead(name, reader);
    }

    List<String> owners(ListDetail list) {
        return names.of(list.owners());
    }
}
