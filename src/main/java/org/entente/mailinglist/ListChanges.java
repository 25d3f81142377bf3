package org.entente.mailinglist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.TreeSet;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.mail.MailSite;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Site;

/** What their owners decide about lists, at their home; and what other sites say of theirs. */
@ApplicationScoped
@Transactional
class ListChanges {
    @PersistenceContext
    private EntityManager entities;

    private Site site;
    private MailSite mail;
    private Lists lists;
    private StandingMembers members;
    private Outbox outbox;

    protected ListChanges() {}

    @Inject
    ListChanges(Site site, MailSite mail, Lists lists, StandingMembers members, Outbox outbox) {
        this.site = site;
        this.mail = mail;
        this.lists = lists;
        this.members = members;
        this.outbox = outbox;
    }

    /** Opens a list at this site; whoever does is an owner. For list managers and administrators. */
    public ListDetail open(ListSettings asked, Profile by) {
        if (!by.hasRole(Role.LIST_MANAGER) && !by.hasRole(Role.ADMIN)) {
            throw Problem.forbidden("Lists are opened by list managers and administrators.");
        }
        var owners = asked.owners().isEmpty() ? List.of(by.id()) : asked.owners();
        return lists.detail(open(asked.at(asked.name(), sites(asked), owners)), by);
    }

    /** The same, of whoever installs the site. */
    void begin(ListSettings asked) {
        open(asked.at(asked.name(), sites(asked), asked.owners()));
    }

    private MailingList open(ListSettings settings) {
        settings.check(site.all());
        if (entities.find(MailingList.class, settings.name()) != null) {
            throw new Problem(409, "list-exists", "There is a list \"%s\" already.".formatted(settings.name()))
                    .with(settings.name());
        }
        var list = MailingList.open(settings, site.name(), mail.address(settings.name()), Database.now());
        entities.persist(list);
        tell(list);
        return list;
    }

    private List<String> sites(ListSettings asked) {
        var sites = new TreeSet<>(asked.sites().isEmpty() ? site.all() : asked.sites());
        sites.add(site.name());
        return List.copyOf(sites);
    }

    /** Lays new settings over a list of this site; {@code version} is the one that the owner has read. */
    public ListDetail change(String name, int version, ListSettings asked, Profile by) {
        var list = mine(name, by);
        if (list.version() != version) {
            throw new Problem(
                    412,
                    "stale-list",
                    "You changed version %d, and the list is at version %d. Read it again, then change that."
                            .formatted(version, list.version()));
        }
        if (list.isClosed()) {
            throw new Problem(409, "list-closed", "A closed list cannot be changed.");
        }
        var owners = asked.owners().isEmpty() ? list.settings().owners() : asked.owners();
        var settings = asked.at(name, sites(asked), owners);
        settings.check(site.all());
        list.change(settings, Database.now());
        tell(list);
        return lists.detail(list, by);
    }

    /** No post is taken any more; its archive stays. A second time changes nothing. */
    public ListDetail close(String name, Profile by) {
        var list = mine(name, by);
        if (!list.isClosed()) {
            list.close(Database.now());
            tell(list);
        }
        return lists.detail(list, by);
    }

    /** From now on this sender's posts go out. */
    void always(MailingList list, String sender) {
        if (!list.settings().names(sender)) {
            list.change(list.settings().always(sender), Database.now());
            tell(list);
        }
    }

    private void tell(MailingList list) {
        entities.flush();
        members.follow(list);
        if (list.settings().sites().size() > 1 || list.version() > 1) {
            outbox.publish(Topics.LISTS, ListChanged.TYPE, list.name(), list.told());
        }
    }

    /** What another site says of its list; an earlier version that comes late changes nothing. */
    void follow(String from, ListChanged told) {
        var known = entities.find(MailingList.class, told.name(), LockModeType.PESSIMISTIC_WRITE);
        if (!from.equals(told.homeSite()) || known != null && !known.homeSite().equals(from)) {
            throw new IllegalArgumentException("The list %s is at home at %s, and this came from %s."
                    .formatted(told.name(), known == null ? told.homeSite() : known.homeSite(), from));
        }
        if (known == null) {
            known = MailingList.follow(told);
            entities.persist(known);
        } else if (known.changedAt().isAfter(told.changedAt())) {
            return;
        } else {
            known.lay(told);
        }
        entities.flush();
        members.follow(known);
    }

    /** The same, locked, and at home here. */
    MailingList mine(String name, Profile by) {
        var list = lists.owned(name, by);
        entities.lock(list, LockModeType.PESSIMISTIC_WRITE);
        if (!list.homeSite().equals(site.name())) {
            throw new Problem(
                            409,
                            "list-elsewhere",
                            "The list is changed at its home site, %s.".formatted(list.homeSite()))
                    .with(list.homeSite());
        }
        return list;
    }
}
