package org.entente.panel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.entente.attachment.AttachmentReaders;
import org.entente.attachment.Attachments;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.mailinglist.PanelLists;

/**
 * What comes from a panel's home beside its posts: releases that were read late, whose figures {@link LateFigures} lays when
 * their file is whole, and what the owners decided.
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
        }
    }

    /** Only a list's home speaks for it. A list that is not known here yet is believed by the envelope's own word. */
    private void require(Envelope envelope, String list, String home) {
        var known = lists.homeOf(list);
        if (!envelope.site().equals(known.orElse(home))) {
            throw new IllegalArgumentException("The panel " + list + " is not at home at " + envelope.site() + ".");
        }
    }

    /** Nobody: figures are read on the panel's page. */
    @Override
    public boolean mayRead(String item, String signIn) {
        return false;
    }
}
