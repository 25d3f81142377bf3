package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.entente.mail.MailMessage;
import org.entente.mail.MailReading;
import org.entente.mail.MailSite;
import org.entente.mail.ReceivedMail;
import org.entente.site.Database;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** Makes an application of a mail, in the caller's transaction; and tries again what could not be read. */
@Singleton
class Intake {
    private final Database database;
    private final Site site;
    private final MailSite mailSite;
    private final ApplicationKeys keys;
    private final Conversation conversation;
    private final ApplicationFiles files;
    private final Openings openings;
    private final WordMarks words;
    private final Answering answering;
    private final AuditLog audit;

    @Inject
    Intake(
            Database database,
            Site site,
            MailSite mailSite,
            ApplicationKeys keys,
            Conversation conversation,
            ApplicationFiles files,
            Openings openings,
            WordMarks words,
            Answering answering,
            AuditLog audit) {
        this.database = database;
        this.site = site;
        this.mailSite = mailSite;
        this.keys = keys;
        this.conversation = conversation;
        this.files = files;
        this.openings = openings;
        this.words = words;
        this.answering = answering;
        this.audit = audit;
    }

    UUID take(ReceivedMail mail, Collection<String> tags, byte[] raw) {
        var id = add(mail.receivedAt());
        var sealer = keys.make(id);
        conversation.receive(sealer, id, mail, raw, null);
        audit.note(id, "mail", "received", mail.id().toString());
        fill(id, sealer, mail, tags, Known.NOTHING);
        return id;
    }

    /** One that nobody can read: kept, shown, and tried again when asked for and after each start. */
    UUID takeUnread(UUID mail, Instant receivedAt, byte[] raw) {
        var id = add(receivedAt);
        conversation.receiveUnread(keys.make(id), id, mail, receivedAt, raw);
        audit.note(id, "mail", "received", mail.toString());
        return id;
    }

    private UUID add(Instant receivedAt) {
        var id = UUID.randomUUID();
        database.update(
                "insert into application (id, received_at, parsed, automatic, language, answer, token)"
                        + " values (?, ?, false, false, ?, 'unparsed', ?)",
                id,
                receivedAt,
                site.language().getLanguage(),
                UUID.randomUUID().toString().replace("-", ""));
        return id;
    }

    List<UUID> unparsed() {
        return database.list(
                "select id from application where not parsed and erased_at is null order by arrival limit 100",
                row -> UUID.fromString(row.getString(1)));
    }

    /** What a person has put right before it could be read, which stands; empty and null where nobody has. */
    private record Known(
            Candidate candidate,
            @Nullable String notice,
            @Nullable String language) {
        static final Known NOTHING = new Known(new Candidate("", "", ""), null, null);
    }

    /** Reads it again; what was put right by hand stays. @return whether it can be read now */
    @Transactional
    public boolean reread(UUID id, String who) {
        record Row(
                Instant receivedAt,
                byte @Nullable [] name,
                byte @Nullable [] email,
                byte @Nullable [] phone,
                @Nullable String notice,
                String language) {}
        var row = database.first(
                "select * from application where id = ? and not parsed and erased_at is null for update skip locked",
                it -> new Row(
                        it.getTimestamp("received_at").toInstant(),
                        it.getBytes("name"),
                        it.getBytes("email"),
                        it.getBytes("phone"),
                        it.getString("notice"),
                        it.getString("language")),
                id);
        var stored = row.flatMap(it -> files.raw(id));
        if (stored.isEmpty()) {
            return false;
        }
        var sealer = keys.of(id);
        var was = row.get();
        var known = new Known(
                new Candidate(
                        sealer.text("name", was.name()),
                        sealer.text("email", was.email()),
                        sealer.text("phone", was.phone())),
                was.notice(),
                was.name() == null ? null : was.language()); // the name is sealed with every correction
        var octets = new ByteArrayOutputStream();
        try {
            files.write(sealer, stored.get(), octets);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        var message = readable(octets.toByteArray());
        if (message.isEmpty()) {
            return false;
        }
        conversation.reread(sealer, id, message.get());
        audit.note(id, who, "reread", "");
        var mail = ReceivedMail.of(id, ApplicationMail.ACCOUNT, was.receivedAt(), message.get());
        fill(id, sealer, mail, ApplicationMail.tags(mail, mailSite), known);
        database.update("update application set version = version + 1 where id = ?", id);
        return true;
    }

    private static Optional<MailMessage> readable(byte[] octets) {
        try {
            return Optional.of(MailReading.read(octets));
        } catch (RuntimeException still) {
            return Optional.empty();
        }
    }

    /** What the mail tells of the candidate and of the opening; and the answer. */
    private void fill(UUID id, Sealer sealer, ReceivedMail mail, Collection<String> tags, Known known) {
        var message = mail.message();
        var candidate = known.candidate().or(Candidate.proposed(message));
        var all = openings.all();
        var found = all.stream()
                .filter(opening -> opening.id().equals(known.notice()))
                .findFirst()
                .map(opening -> new References(opening, null))
                .orElseGet(() -> References.of(tags, message.subject(), message.text(), all));
        var language = known.language() == null
                ? LetterLanguage.of(message.subject() + "\n" + message.text(), site.language())
                : Locale.forLanguageTag(known.language());
        var marks = words.sender(candidate.email());
        var answer = answering.answer(id, sealer, mail, candidate, found.opening(), language, marks);
        database.update(
                "update application set parsed = true, notice = ?, suggestion = ?, automatic = ?, language = ?, name = ?,"
                        + " email = ?, phone = ?, sender_mark = ?, answer = ?,"
                        + " answered_at = case when ? = 'given' then now() end where id = ?",
                id(found.opening()),
                id(found.suggestion()),
                Silence.isOfMachine(mail),
                language.getLanguage(),
                sealer.seal("name", candidate.name()),
                sealer.seal("email", candidate.email()),
                sealer.seal("phone", candidate.phone()),
                candidate.email().isBlank() ? null : marks.get(0),
                answer,
                answer,
                id);
        words.add(id, candidate.name(), candidate.email(), candidate.phone(), message.subject());
    }

    private static @Nullable String id(@Nullable Opening opening) {
        return opening == null ? null : opening.id();
    }
}
