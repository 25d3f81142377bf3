package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.people.Role;

/**
 * Takes what comes to the envelope senders of our mail: {@code bounces+TOKEN@DOMAIN}. The token says which mail it was,
 * and whose where the mail was personal; nothing that a stranger writes without it is believed.
 *
 * <p>A bounce often holds the mail that it is about. Of one whose text is sealed here, or that is gone, nothing is kept.
 */
@Singleton
class Bounces implements MailHandler {
    static final String LOCAL = "bounces";
    /** What their copies on the mail server are erased for. */
    static final String CAUSE = "bounces";

    private final MailSite site;
    private final Returns returns;
    private final RawMails raw;
    private final MailboxCopies copies;

    @Inject
    Bounces(MailSite site, Returns returns, RawMails raw, MailboxCopies copies) {
        this.site = site;
        this.returns = returns;
        this.raw = raw;
        this.copies = copies;
    }

    static String address(MailSite site, String token) {
        return site.address(LOCAL + "+" + token.replace("-", ""));
    }

    @Override
    public Set<String> accounts() {
        return Set.of(LOCAL);
    }

    @Override
    public void receive(ReceivedMail mail) {
        var sent = sent(mail);
        boolean gone = sent.filter(List::isEmpty).isPresent();
        if (!gone) {
            receive(BounceReading.read(mail.message()), sent);
        }
        if (gone || sent.filter(all -> all.get(0).sealed()).isPresent()) {
            raw.forget(mail.id());
            copies.erase(CAUSE, List.of(mail.id()));
        }
    }

    private Optional<List<Returns.Recipient>> sent(ReceivedMail mail) {
        return token(mail).map(returns::behind);
    }

    private Optional<List<Returns.Recipient>> sent(UUID mail) {
        try {
            return sent(ReceivedMail.of(mail, LOCAL, Instant.EPOCH, MailReading.read(raw.open(mail))));
        } catch (UnreadableMail | UnopenedMail unknown) {
            return Optional.empty();
        }
    }

    /** Whether it is about a mail that is not known here any more. */
    boolean isOfNothing(UUID mail) {
        return sent(mail).filter(List::isEmpty).isPresent();
    }

    /** What is mailed sealed is between HR and candidates. */
    @Override
    public Role reader(UUID mail) {
        return sent(mail)
                        .filter(all -> all.stream().allMatch(Returns.Recipient::sealed))
                        .isPresent()
                ? Role.HR
                : Role.ADMIN;
    }

    private void receive(Bounce bounce, Optional<List<Returns.Recipient>> sent) {
        switch (bounce.kind()) {
            case FAILED ->
                failed(
                        bounce.failures(),
                        sent.orElseThrow(
                                () -> new UnreadableMail("A bounce that does not say which mail it is about.")));
            case UNKNOWN -> throw new UnreadableMail("This is no bounce that anybody here can read.");
            default -> {
                // it needs nothing
            }
        }
    }

    private void failed(List<Bounce.Failure> failures, List<Returns.Recipient> sent) {
        boolean understood = false;
        var known =
                sent.stream().collect(Collectors.groupingBy(one -> one.address().toLowerCase(Locale.ROOT)));
        for (var failure : failures) {
            for (var address : failure.addresses()) {
                var them = known.getOrDefault(address, List.of());
                them.forEach(one -> returns.note(one, failure));
                understood |= !them.isEmpty();
            }
        }
        if (!understood && sent.size() == 1) {
            returns.note(sent.get(0), failures.get(0)); // it was passed on, and the other address is no good
        } else if (!understood) {
            throw new UnreadableMail("A bounce that names no recipient of its mail.");
        }
    }

    /** From the envelope; or else from wherever it stands: some servers deliver to the mailbox's own address. */
    private Optional<String> token(ReceivedMail mail) {
        var address = Pattern.compile(
                "(?i)\\b" + LOCAL + "\\+([0-9a-f]{32})@" + Pattern.quote(site.domain()) + "(?![\\w.-]*\\w)");
        var message = mail.message();
        return Stream.of(
                        mail.recipients().stream(),
                        message.headers().stream().map(MailMessage.Header::value),
                        Stream.of(message.text()))
                .flatMap(all -> all)
                .flatMap(text -> address.matcher(text).results())
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .findFirst();
    }
}
