package org.entente.mail;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.entente.people.Role;

/** Who takes the mail of which account. Two claimants for one stop the start. */
@Singleton
class MailHandlers {
    private final Map<String, MailHandler> handlers = new HashMap<>();

    @Inject
    MailHandlers(@Any Instance<MailHandler> all) {
        for (var handler : all) {
            for (var account : handler.accounts()) {
                if (handlers.putIfAbsent(account, handler) != null) {
                    throw new IllegalStateException("Two parts of this node claim the mail of " + account + ".");
                }
            }
        }
    }

    /** Hands the mail to its feature, in the caller's transaction. */
    void receive(ReceivedMail mail) {
        of(mail.account()).receive(mail);
    }

    /** The same for one that cannot be read. */
    void receiveUnread(StoredMails.Stored mail, UnreadableMail why) {
        of(mail.account()).receiveUnread(mail.id(), mail.receivedAt(), why);
    }

    /** Whose it is to read that one. */
    Role reader(StoredMails.Stored mail) {
        var handler = handlers.get(mail.account());
        return handler == null ? Role.ADMIN : handler.reader(mail.id());
    }

    private MailHandler of(String account) {
        var handler = handlers.get(account);
        if (handler == null) {
            throw new UnreadableMail("Nothing here takes the mail of the account " + account + ".");
        }
        return handler;
    }
}
