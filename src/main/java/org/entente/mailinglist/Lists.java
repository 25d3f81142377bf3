package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entente.people.Profile;
import org.entente.site.Problem;
import org.entente.site.Site;

/** The lists that this site knows, and who may know of them. */
@ApplicationScoped
@Transactional
class Lists {
    @PersistenceContext
    private EntityManager lists;

    private Site site;
    private Members members;

    protected Lists() {}

    @Inject
    Lists(Site site, Members members) {
        this.site = site;
        this.members = members;
    }

    public ListDetail find(String name, Profile reader) {
        return detail(get(name, reader), reader);
    }

    /** Those of this site and those that the reader owns, by name. */
    public List<ListDetail> all(Profile reader) {
        var seen = new ArrayList<ListDetail>();
        var all = lists.createQuery("select l from MailingList l order by l.name", MailingList.class)
                .getResultList();
        var counts = members.counts();
        var modes = members.modes(reader);
        for (var list : all) {
            if (isSeen(list, reader)) {
                seen.add(ListDetail.of(list, reader, counts.getOrDefault(list.name(), 0L), modes.get(list.name())));
            }
        }
        return seen;
    }

    ListDetail detail(MailingList list, Profile reader) {
        return ListDetail.of(
                list,
                reader,
                members.counts().getOrDefault(list.name(), 0L),
                members.modes(reader).get(list.name()));
    }

    private boolean isSeen(MailingList list, Profile reader) {
        return list.settings().sites().contains(site.name()) || list.isOwner(reader);
    }

    /** The list, if the reader may know of it. */
    MailingList get(String name, Profile reader) {
        return known(name)
                .filter(list -> isSeen(list, reader))
                .orElseThrow(() -> Problem.notFound("There is no list \"%s\" here.".formatted(name)));
    }

    Optional<MailingList> known(String name) {
        return Optional.ofNullable(lists.find(MailingList.class, name));
    }

    /** The list, if this person owns it, wherever it is at home. */
    MailingList owned(String name, Profile by) {
        var list = get(name, by);
        if (!list.isOwner(by)) {
            throw Problem.forbidden("This is for the owners of the list: "
                    + String.join(", ", Objects.requireNonNull(list.settings().owners())) + ".");
        }
        return list;
    }
}
