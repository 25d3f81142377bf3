package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.UUID;
import org.entente.mail.MailSite;
import org.entente.mail.ReceivedMail;
import org.entente.people.People;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/**
 * Whose a mail is that joins a thread. Those of the site who were invited answer there, and so do machines; neither is
 * a word of the candidate's. Who of the site applies here is a candidate.
 */
@Singleton
class Senders {
    /** Of a message {@code m}: what may leave the site; {@link ApplicationMessage#ofCandidate} says the same. */
    static final String OF_CANDIDATE = "not m.outgoing and coalesce(m.kind, '') not in ('colleague', 'bounce')";

    private final Database database;
    private final People people;
    private final MailSite site;

    @Inject
    Senders(Database database, People people, MailSite site) {
        this.database = database;
        this.people = people;
        this.site = site;
    }

    /** {@code colleague}, {@code bounce} or {@code automatic}; null for the candidate's. */
    @Nullable
    String kind(Sealer sealer, UUID application, ReceivedMail mail) {
        var silent = Silence.about(mail).orElse("");
        if (silent.equals("bounce")) {
            return silent;
        }
        var from = mail.message().from();
        var address = from == null ? "" : from.address().toLowerCase(Locale.ROOT);
        boolean ours =
                !site.local(address).isEmpty() || people.byAddress(address).isPresent();
        if (ours && !address.equals(candidate(sealer, application))) {
            return "colleague";
        }
        return silent.equals("automatic") ? silent : null;
    }

    private String candidate(Sealer sealer, UUID application) {
        return database.first(
                        "select email from application where id = ?",
                        row -> sealer.text("email", row.getBytes(1)).toLowerCase(Locale.ROOT),
                        application)
                .orElse("");
    }
}
