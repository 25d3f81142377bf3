package org.entente.mail;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.site.Background;
import org.entente.site.Schema;
import org.entente.site.Sha256;

/**
 * Erases copies on the mail server: in the folder of taken mail, or where they came from if they could not be moved. In
 * the first a copy is known by its octets: of the mails that have its size the one with its hash, because not every server
 * tells the number that a mail has after a move. In the second it is known by its number too: an equal mail there may be
 * one that nobody has taken yet. What is in neither, and again some minutes later, is said to be absent. Of equal copies
 * each erasure takes one away.
 */
@Singleton
class MailboxErasing {
    private static final Logger LOG = Logger.getLogger(MailboxErasing.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int LOT = 500;
    private static final int FETCHED = 20;

    private final Background background;
    private final MailServer server;
    private final MailboxCopies copies;

    @Inject
    MailboxErasing(Background background, MailServer server, MailboxCopies copies) {
        this.background = background;
        this.server = server;
        this.copies = copies;
    }

    void start(@Observes @Priority(Schema.FIRST + 1000) Startup started) {
        background.every(LOOK, "copies of erased mail are removed from the mail server", this::work);
    }

    /** All whose turn it is. */
    void work() {
        for (var lot = copies.claim(LOT); !lot.isEmpty(); lot = copies.claim(LOT)) {
            var account = lot.get(0).account();
            try {
                erase(lot);
            } catch (MessagingException | IOException fault) {
                var reason = MailTaker.reason(fault);
                LOG.log(
                        Level.WARNING,
                        "copies of erased mail stay on the mail server and are tried again, account={0} copies={1}: {2}",
                        new Object[] {account, lot.size(), reason});
                copies.failed(lot.stream().map(MailboxCopies.Wanted::mail).toList(), reason);
            }
        }
    }

    private void erase(List<MailboxCopies.Wanted> lot) throws MessagingException, IOException {
        var name = lot.get(0).account();
        var account = server.accounts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MessagingException("The account " + name + " is not configured any more."));
        var folders = new LinkedHashSet<>(List.of(account.folder()));
        lot.forEach(wanted -> wanted.spots().forEach(spot -> folders.add(spot.folder())));
        folders.remove(server.doneFolder());
        folders.add(server.doneFolder()); // the last: a mail goes that way
        var left = new LinkedHashMap<UUID, MailboxCopies.Wanted>();
        lot.forEach(wanted -> left.put(wanted.mail(), wanted));
        for (var folder : folders) {
            var place = new MailServer.Account(account.name(), account.user(), account.password(), folder);
            try (var mailbox = ImapMailbox.open(server, place, new ImapSocket())) {
                erase(mailbox, folder, left);
            }
        }
        left.keySet().forEach(copies::missed);
    }

    private void erase(ImapMailbox mailbox, String folder, Map<UUID, MailboxCopies.Wanted> left)
            throws MessagingException, IOException {
        boolean done = folder.equals(server.doneFolder());
        long validity = mailbox.uidValidity();
        var sizes = left.values().stream()
                .flatMap(wanted -> Stream.concat(
                        Stream.of(wanted.size()), wanted.spots().stream().map(MailboxCopies.Spot::announced)))
                .collect(Collectors.toSet());
        var alike = mailbox.waiting().stream()
                .filter(mail -> sizes.contains(mail.size()))
                .toList();
        for (int from = 0; from < alike.size() && !left.isEmpty(); from += FETCHED) {
            var found = new LinkedHashMap<UUID, ImapMailbox.Waiting>();
            for (var mail : alike.subList(from, Math.min(alike.size(), from + FETCHED))) {
                var sha256 = hash(mailbox, mail);
                left.values().stream()
                        .filter(wanted -> wanted.sha256().equals(sha256) && !found.containsKey(wanted.mail()))
                        .filter(wanted -> done || wanted.stood(folder, validity, mail.uid()))
                        .findFirst()
                        .ifPresent(wanted -> found.put(wanted.mail(), mail));
            }
            if (!found.isEmpty()) {
                mailbox.erase(new ArrayList<>(found.values()));
                found.keySet().forEach(copies::erased);
                left.keySet().removeAll(new HashSet<>(found.keySet()));
            }
        }
    }

    private static String hash(ImapMailbox mailbox, ImapMailbox.Waiting mail) throws IOException {
        var digest = Sha256.digest();
        try (var octets = mailbox.stream(mail)) {
            var buffer = new byte[65_536];
            for (int read = octets.read(buffer); read > 0; read = octets.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
