package org.entente.panel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entente.attachment.Attachments;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.mailinglist.ListDetail;
import org.entente.mailinglist.PanelLists;
import org.entente.mailinglist.Post;
import org.entente.people.Profile;
import org.entente.site.Problem;
import org.entente.site.Site;

/**
 * Where a list's owners say how files are read that were not understood, at the list's home. What they say is remembered,
 * the release is read again, and its figures go to all sites.
 */
@ApplicationScoped
@Transactional
class MappingDesk {
    private static final int RELEASES = 20;

    private Site site;
    private PanelLists lists;
    private Memory memory;
    private PostReading reading;
    private Releases releases;
    private Attachments attachments;
    private Outbox outbox;

    protected MappingDesk() {}

    @Inject
    MappingDesk(
            Site site,
            PanelLists lists,
            Memory memory,
            PostReading reading,
            Releases releases,
            Attachments attachments,
            Outbox outbox) {
        this.site = site;
        this.lists = lists;
        this.memory = memory;
        this.reading = reading;
        this.releases = releases;
        this.attachments = attachments;
        this.outbox = outbox;
    }

    /** A release that is not understood, read again to see why. */
    record Waiting(Release release, List<Reading> files) {}

    public List<Waiting> waiting(String name, Profile by) throws IOException {
        home(name, by);
        var waiting = new ArrayList<Waiting>();
        for (var release : releases.of(name, null, RELEASES)) {
            var post = release.open() ? lists.post(release.id()) : java.util.Optional.<Post>empty();
            if (post.isPresent()) {
                reading.read(post.get()).ifPresent(read -> waiting.add(new Waiting(release, read.files())));
            }
        }
        return waiting;
    }

    public Layouts layouts(String name, Profile by) {
        home(name, by);
        return new Layouts(memory.of(name));
    }

    /** Replaces all that was said, and reads again what waits. */
    public void say(String name, Layouts said, Profile by) throws IOException {
        home(name, by);
        memory.forget(name);
        for (int i = 0; i < said.layouts().size(); i++) {
            keep(name, said.layouts().get(i), "layouts[%d]".formatted(i), by);
        }
        readAgain(name);
    }

    /** Says how one layout is read, and reads again what waits; true where nothing of that release is open any more. */
    public boolean say(String name, String post, Layouts.Said said, Profile by) throws IOException {
        home(name, by);
        keep(name, said, "mapping", by);
        readAgain(name);
        return releases.find(post).filter(Release::open).isEmpty();
    }

    private void keep(String name, Layouts.Said said, String field, Profile by) {
        if (said.sender() == null
                || said.layout() == null
                || said.mapping() == null
                || said.mapping().columns().isEmpty()) {
            throw Problem.invalid(field, "panel.fault.mapping");
        }
        var mapping = said.mapping();
        boolean known = mapping.columns().stream()
                .allMatch(column -> Column.Role.of(column.role()).isPresent());
        boolean written = mapping.decimal() == null || mapping.decimal().matches("[.,#]");
        boolean days = mapping.days() == null || mapping.days().matches("(week|month) (dmy|mdy)");
        if (!known || !written || !days) {
            throw Problem.invalid(field, "panel.fault.mapping");
        }
        memory.keep(name, said, by.id());
    }

    private void readAgain(String name) throws IOException {
        for (var release : releases.of(name, null, RELEASES)) {
            var post = release.open() ? lists.post(release.id()) : java.util.Optional.<Post>empty();
            var read = post.isPresent() ? reading.read(post.get()) : java.util.Optional.<PostReading.Read>empty();
            if (read.isPresent() && read.get().notes().isRead()) {
                publish(release, read.get());
            }
        }
    }

    private void publish(Release release, PostReading.Read read) throws IOException {
        var item = ReleaseRead.item(release.id());
        var file = attachments.store(new ByteArrayInputStream(read.figures()), FigureFile.NAME, item);
        attachments.attach(item, List.of(file.id()), item);
        outbox.publish(
                Topics.POSTS,
                ReleaseRead.TYPE,
                item,
                new ReleaseRead(
                        release.id(),
                        release.list(),
                        site.name(),
                        release.sender(),
                        release.subject(),
                        release.knownAt(),
                        read.notes(),
                        file.reference()));
        attachments.publish(item);
        releases.lay(release.id(), read.notes(), read.figures());
    }

    private ListDetail home(String name, Profile by) {
        var list = lists.owned(name, by);
        if (!list.homeSite().equals(site.name())) {
            throw new Problem(
                            409,
                            "panel-elsewhere",
                            "How this panel's files are read is said at its home site, %s.".formatted(list.homeSite()))
                    .with(list.homeSite());
        }
        return list;
    }
}
