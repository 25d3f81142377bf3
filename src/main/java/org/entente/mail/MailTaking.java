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
            hand(stored);
            mails.taken(id);
        });
    }

    private void hand(StoredMails.Stored stored) {
        MailMessage message;
        try {
            message = MailReading.read(raw.open(stored.id()));
        } catch (UnreadableMail broken) {
            handlers.receiveUnread(stored, broken);
            return;
        }
        handlers.receive(ReceivedMail.of(stored.id(), stored.account(), stored.receivedAt(), message));
    }

    /** False once the node stops and takes JPA away: what fails then is no fault of the mail. */
    boolean isOpen() {
        return entities.getEntityManagerFactory().isOpen();
    }
}
