package org.entente.panel;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.entente.attachment.Attachment;
import org.entente.attachment.AttachmentArrived;
import org.entente.attachment.AttachmentReaders;
import org.entente.attachment.Attachments;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.mailinglist.PanelLists;

/**
 * What comes from a panel's home beside its posts: releases that were read late, and what its owners decided. Figures are
 * laid when their file is whole, whichever comes first; also those of a post that went out without waiting for them.
 */
@Singleton
class PanelArrivals implements EnvelopeHandler, AttachmentReaders {
    private final PanelLists lists;
    private final Releases releases;
    private final SettingsKeeping settings;
    private final Attachments attachments;

    @Inject
    PanelArrivals(PanelLists lists, Releases releases, SettingsKeeping settings, Attachments attachments) {
        this.lists = lists;
        this.releases = releases;
        this.settings = settings;
        this.attachments = attachments;
    }

    @Override
    public Set<String> types() {
        return Set.of(ReleaseRead.TYPE, PanelSettings.TYPE);
    }

    @Override
    public void receive(Envelope envelope) {
        if (envelope.type().equals(PanelSettings.TYPE)) {
            var told = envelope.as(PanelSettings.class);
            require(envelope, told.list(), told.homeSite());
            settings.lay(told);
        } else {
            var read = envelope.as(ReleaseRead.class);
            require(envelope, read.list(), read.homeSite());
            releases.expect(read);
            attachments.expect(ReleaseRead.item(read.post()), List.of(read.figures()));
            lay(ReleaseRead.item(read.post()));
        }
    }

    /** Only a list's home speaks for it. A list that is not known here yet is believed by the envelope's own word. */
    private void require(Envelope envelope, String list, String home) {
        var known = lists.homeOf(list);
        if (!envelope.site().equals(known.orElse(home))) {
            throw new IllegalArgumentException("The panel " + list + " is not at home at " + envelope.site() + ".");
        }
    }

    void arrived(@Observes(during = TransactionPhase.BEFORE_COMPLETION) AttachmentArrived file) {
        file.items().stream()
                .filter(item -> item.startsWith("panel/") || item.startsWith("post/"))
                .forEach(this::lay);
    }

    /** Lays the figures of that item, if a release waits for them and they are here. */
    private void lay(String item) {
        var post = item.substring(item.indexOf('/') + 1);
        var waiting = releases.find(post).filter(release -> release.state().equals("arriving"));
        if (waiting.isEmpty()) {
            return;
        }
        var file = attachments.of(item).stream()
                .filter(each -> each.name().equals(FigureFile.NAME))
                .filter(Attachment::whole)
                .findFirst();
        var octets = file.flatMap(each -> attachments.open(item, each.id()));
        if (octets.isPresent()) {
            try (var stream = octets.get()) {
                releases.lay(post, releases.notes(post).orElseThrow(), stream.readAllBytes());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** Nobody: figures are read on the panel's page. */
    @Override
    public boolean mayRead(String item, String signIn) {
        return false;
    }
}
