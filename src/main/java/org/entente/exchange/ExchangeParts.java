package org.entente.exchange;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What {@link Exchange} sets to work. */
@Dependent
class ExchangeParts {
    @Inject
    private Topics topics;

    @Inject
    private KafkaClients clients;

    @Inject
    private EnvelopeHandlers handlers;

    @Inject
    private Incarnation incarnation;

    @Inject
    private OutboxRelay relay;

    @Inject
    private Inbox inbox;

    @Inject
    private Pulse pulse;

    Topics topics() {
        return topics;
    }

    KafkaClients clients() {
        return clients;
    }

    EnvelopeHandlers handlers() {
        return handlers;
    }

    Incarnation incarnation() {
        return incarnation;
    }

    OutboxRelay relay() {
        return relay;
    }

    Inbox inbox() {
        return inbox;
    }

    Pulse pulse() {
        return pulse;
    }
}
