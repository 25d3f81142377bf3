package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The transaction in which a mail takes its effect and is noted as taken. */
@Singleton
class MailTaking {
    @PersistenceContext(unitName = "entente")
    private EntityManager entities;

    private final StoredMails mails;
    private final RawMails raw;
    private final MailHandlers handlers;

    @Inject
    MailTaking(StoredMails mails, RawMails raw, MailHandlers handlers) {
        this.mails = mails;
        this.raw = raw;
        this.handlers = handlers;
    }

    @Transactional
    public void take(UUID id) {
        mails.lock(id).ifPresent(stored -> {
            var message = MailReading.read(raw.open(id));
            var envelope = MailEnvelope.of(message);
            handlers.receive(new ReceivedMail(
                    id, stored.account(), envelope.sender(), envelope.recipients(), stored.receivedAt(), message));
            mails.taken(id);
        });
    }

    /** False once the node stops and takes JPA away: what fails then is no fault of the mail. */
    boolean isOpen() {
        return entities.getEntityManagerFactory().isOpen();
    }
}
