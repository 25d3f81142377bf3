package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;

/** What other sites say of their lists. */
@Singleton
class ListArrivals implements EnvelopeHandler {
    private final ListChanges lists;

    @Inject
    ListArrivals(ListChanges lists) {
        this.lists = lists;
    }

    @Override
    public Set<String> types() {
        return Set.of(ListChanged.TYPE);
    }

    @Override
    public void receive(Envelope envelope) {
        lists.follow(envelope.site(), envelope.as(ListChanged.class));
    }
}
