package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.entente.people.Profile;
import org.entente.site.Problem;

/** The lists whose posts carry market data, for who shows that: those that a person may read, and whose they are. */
@ApplicationScoped
@Transactional
public class PanelLists {
    private Lists lists;
    private Archive archive;

    protected PanelLists() {}

    @Inject
    PanelLists(Lists lists, Archive archive) {
        this.lists = lists;
        this.archive = archive;
    }

    public List<ListDetail> readable(Profile reader) {
        return lists.all(reader).stream()
                .filter(ListDetail::panel)
                .filter(list -> archive.mayRead(list.name(), reader))
                .toList();
    }

    /** A {@link Problem} 404 for a list that is none of panels, 403 for one that is not for this person. */
    public ListDetail readable(String name, Profile reader) {
        var list = lists.find(name, reader);
        if (!list.panel()) {
            throw Problem.notFound("There is no panel \"%s\" here.".formatted(name));
        }
        if (!archive.mayRead(name, reader)) {
            throw Problem.forbidden("This panel is for the members of its list.");
        }
        return list;
    }

    /** The same, with a {@link Problem} 403 for anybody but its owners. */
    public ListDetail owned(String name, Profile by) {
        readable(name, by);
        return lists.detail(lists.owned(name, by), by);
    }

    /** Whose list it is; empty for one that is not known here, or not yet. */
    public Optional<String> homeOf(String name) {
        return lists.known(name).map(MailingList::homeSite);
    }

    /** A post that is here, with what is here of its files; for who has its id from that very list. */
    public Optional<Post> post(String id) {
        return archive.post(id);
    }
}
