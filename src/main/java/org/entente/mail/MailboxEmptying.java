package org.entente.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.entente.mail.ImapMailbox.Waiting;

/**
 * Empties a folder into the store over one connection, batch by batch: fetched in one round trip, committed, and only
 * then flagged and moved away. What cannot be fetched or moved stays, and is told.
 */
final class MailboxEmptying {
    private static final long BATCH_OCTETS = 8L * 1024 * 1024;
    private static final int BATCH_MAILS = 200;

    private final ImapMailbox mailbox;
    private final MailServer.Account account;
    private final String doneFolder;
    private final MailIntake intake;
    private final MailAccounts accounts;
    private final Set<Waiting> refused = new HashSet<>();
    private MailboxFault fault = MailboxFault.NONE;

    MailboxEmptying(
            ImapMailbox mailbox,
            MailServer.Account account,
            String doneFolder,
            MailIntake intake,
            MailAccounts accounts) {
        this.mailbox = mailbox;
        this.account = account;
        this.doneFolder = doneFolder;
        this.intake = intake;
        this.accounts = accounts;
    }

    /** What the server refused the last time. */
    MailboxFault fault() {
        return fault;
    }

    /**
     * Until a look finds nothing new, and the server has told of nothing since.
     *
     * @return whether there was anything
     */
    boolean run(BooleanSupplier going) throws MessagingException, IOException {
        boolean any = false;
        boolean found = true;
        boolean again = true;
        while ((found || again) && going.getAsBoolean()) {
            boolean before = again && !found;
            found = look(going);
            any |= found;
            again = !found && !before && mailbox.hasMore();
        }
        return any;
    }

    private boolean look(BooleanSupplier going) throws MessagingException, IOException {
        fault = MailboxFault.NONE;
        long validity = mailbox.uidValidity();
        var fresh = mailbox.waiting();
        if (!fresh.isEmpty()) {
            var known = intake.known(
                    account.name(), account.folder(), validity, fresh.get(0).uid());
            var stored = fresh.stream()
                    .filter(mail -> known.contains(place(validity, mail)))
                    .toList();
            settle(stored);
            fresh.removeAll(Set.copyOf(stored));
            fresh.removeAll(refused);
        }
        for (int from = 0; from < fresh.size() && going.getAsBoolean(); ) {
            accounts.waiting(account.name(), fresh.size() - from, true);
            int to = end(fresh, from);
            settle(store(validity, List.copyOf(fresh.subList(from, to))));
            from = to;
        }
        accounts.waiting(account.name(), refused.size(), !fresh.isEmpty());
        accounts.fault(account.name(), fault);
        return !fresh.isEmpty();
    }

    /** As many as fit into memory at once, or the next one alone. */
    static int end(List<Waiting> mails, int from) {
        int to = from;
        long octets = 0;
        while (to < mails.size() && to - from < BATCH_MAILS && !isLarge(mails.get(to))) {
            octets += mails.get(to).size();
            if (octets > BATCH_OCTETS) {
                break;
            }
            to++;
        }
        return Math.max(to, from + 1);
    }

    private static boolean isLarge(Waiting mail) {
        return mail.size() < 0 || mail.size() > BATCH_OCTETS;
    }

    /** @return those that the server handed out, which are committed now */
    private List<Waiting> store(long validity, List<Waiting> batch) throws MessagingException, IOException {
        var arriving = new ArrayList<MailIntake.Arriving>();
        var stored = new ArrayList<Waiting>();
        if (isLarge(batch.get(0))) {
            stored.addAll(batch);
            arriving.add(new MailIntake.Arriving(place(validity, batch.get(0)), mailbox.stream(batch.get(0))));
        } else {
            try {
                mailbox.fetch(batch, (mail, octets) -> {
                    stored.add(mail);
                    arriving.add(new MailIntake.Arriving(place(validity, mail), octets));
                });
            } catch (MessagingException fetching) {
                if (!ImapMailbox.isRefusal(fetching)) {
                    throw fetching;
                }
                return storeAlone(validity, batch, fetching);
            }
        }
        if (!arriving.isEmpty()) {
            intake.store(arriving);
        }
        return stored;
    }

    /** One mail that the server cannot hand out must not keep the others. */
    private List<Waiting> storeAlone(long validity, List<Waiting> batch, MessagingException fetching)
            throws MessagingException, IOException {
        if (batch.size() == 1) {
            refused.addAll(batch);
            fault = new MailboxFault("fetching", "uid=" + batch.get(0).uid() + " " + fetching.getMessage());
            return List.of();
        }
        var stored = new ArrayList<Waiting>();
        for (var mail : batch) {
            stored.addAll(store(validity, List.of(mail)));
        }
        return stored;
    }

    private MailIntake.Place place(long validity, Waiting mail) {
        return new MailIntake.Place(account.name(), account.folder(), validity, mail.uid(), mail.size());
    }

    /** They are stored: a server that does not let them be moved away costs no mail, but somebody must look. */
    private void settle(List<Waiting> mails) throws MessagingException {
        try {
            for (int from = 0; from < mails.size(); from += BATCH_MAILS) {
                mailbox.settle(mails.subList(from, Math.min(mails.size(), from + BATCH_MAILS)), doneFolder);
            }
        } catch (MessagingException moving) {
            if (!ImapMailbox.isRefusal(moving)) {
                throw moving;
            }
            fault = new MailboxFault("moving", moving.getMessage());
        }
    }
}
