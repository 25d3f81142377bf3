package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.entente.mail.Letter;
import org.entente.mail.Mailbox;
import org.entente.mail.Outgoing;
import org.entente.mail.OutgoingMail;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.Site;
import org.entente.web.Texts;

/**
 * What a list itself writes to people: a post waits, a post was refused, confirm this. Answers follow RFC 3834: marked as
 * automatic, and never to the null sender. In the language of whom it is for, where that is known, else in both.
 */
@Singleton
class Notices {
    private static final List<Locale> BOTH = List.of(Locale.ENGLISH, Locale.FRENCH);

    private final Database database;
    private final Outgoing outgoing;
    private final People people;
    private final Site site;

    @Inject
    Notices(Database database, Outgoing outgoing, People people, Site site) {
        this.database = database;
        this.outgoing = outgoing;
        this.people = people;
        this.site = site;
    }

    /** To the owners at this site. */
    void held(MailingList list, Submission post, String reason) {
        for (var owner : owners(list)) {
            held(list, post, reason, owner);
        }
    }

    private void held(MailingList list, Submission post, String reason, Profile owner) {
        var language = owner.language();
        var why = Texts.text(language, "mailinglist.reason." + reason);
        send(
                list,
                new Letter(owner(list, language))
                        .header("Auto-Submitted", "auto-generated")
                        .subject(Texts.text(
                                language,
                                "mailinglist.mail.held.subject",
                                list.settings().title(language)))
                        .text(Texts.text(
                                language,
                                "mailinglist.mail.held.text",
                                post.sender().shown(),
                                post.message().subject(),
                                why,
                                site.address() + "/lists/" + list.name() + "/held")),
                new Mailbox(owner.name(), owner.email()));
    }

    /** To whom a post comes back, with what an owner said. */
    void rejected(MailingList list, Submission post, String said) {
        answer(list, post, "mailinglist.mail.rejected.text", said);
    }

    /** To whom a post comes back by the list's rules: once a day, because machines would go on (RFC 3834 section 2). */
    void refused(MailingList list, Submission post, String reason) {
        int first = database.update(
                "insert into list_refusal (list, address) values (?, ?) on conflict (list, address) do update"
                        + " set refused_at = now() where list_refusal.refused_at < now() - interval '1 day'",
                list.name(),
                post.envelopeSender());
        if (first == 0) {
            return;
        }
        answer(list, post, "mailinglist.mail.refused.text", reason);
    }

    /** To whom has to wait for an owner, where no page could say so. */
    void waits(MailingList list, Submission post, String reason) {
        answer(list, post, "waits", "mailinglist.mail.waits.text", reason);
    }

    private void answer(MailingList list, Submission post, String key, String reason) {
        answer(list, post, "refused", key, reason);
    }

    private void answer(MailingList list, Submission post, String subject, String key, String reason) {
        var to = post.person() != null
                ? people.find(post.person()).map(Profile::email).orElse(post.envelopeSender())
                : post.envelopeSender();
        if (to.isEmpty()) {
            return;
        }
        var languages = people.find(Objects.requireNonNullElse(post.person(), ""))
                .map(Profile::language)
                .map(List::of)
                .orElse(BOTH);
        var text = new StringBuilder();
        for (var language : languages) {
            var why = Texts.has("mailinglist.reason." + reason)
                    ? Texts.text(language, "mailinglist.reason." + reason)
                    : reason;
            text.append(text.isEmpty() ? "" : "\n\n-- \n\n")
                    .append(Texts.text(
                            language,
                            key,
                            list.settings().title(language),
                            post.message().subject(),
                            why,
                            list.address("owner")));
        }
        send(
                list,
                Letter.answer(owner(list, languages.get(0)), post.message().messageId())
                        .subject(Texts.text(
                                languages.get(0),
                                "mailinglist.mail." + subject + ".subject",
                                post.message().subject()))
                        .text(text.toString()),
                new Mailbox("", to));
    }

    /** To the owners at this site: {@code mailinglist.mail.KEY.subject} and {@code .text} with the list's title, these, and a page of it. */
    void toOwners(MailingList list, String key, String page, String... more) {
        for (var person : owners(list)) {
            tell(
                    list,
                    new Mailbox(person.name(), person.email()),
                    person.language(),
                    key,
                    Stream.concat(Stream.of(more), Stream.of(site.address() + "/lists/" + list.name() + page))
                            .toArray(String[]::new));
        }
    }

    /** Those of this site; where it has none its administrators, who may do what an owner may. */
    private List<Profile> owners(MailingList list) {
        var owners = list.settings().owners().stream()
                .flatMap(owner -> people.find(owner).stream())
                .filter(person -> !person.disabled())
                .toList();
        return owners.isEmpty()
                ? people.active().stream()
                        .filter(person -> person.hasRole(Role.ADMIN))
                        .toList()
                : owners;
    }

    /** The same to one. */
    void tell(MailingList list, Mailbox to, Locale language, String key, String... more) {
        var arguments = Stream.concat(Stream.of(list.settings().title(language)), Stream.of(more))
                .toArray();
        send(
                list,
                new Letter(owner(list, language))
                        .header("Auto-Submitted", "auto-generated")
                        .subject(Texts.text(language, "mailinglist.mail." + key + ".subject", arguments))
                        .text(Texts.text(language, "mailinglist.mail." + key + ".text", arguments)),
                to);
    }

    /** A letter of the list's own to somebody. */
    void send(MailingList list, Letter letter, Mailbox to) {
        outgoing.send(new OutgoingMail(
                "list/" + list.name(),
                letter.to(to).write(),
                false,
                List.of(new OutgoingMail.Recipient(to.address()))));
    }

    static Mailbox owner(MailingList list, Locale language) {
        return new Mailbox(list.settings().title(language), list.address("owner"));
    }
}
