package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.site.Problem;

/** A mail as it came, to be saved: browsers are told to show and run nothing of it. */
@Singleton
class RawDownload {
    private static final int SLICE = 16_384;

    private final RawMails raw;
    private final StoredMails mails;
    private final MailHandlers handlers;

    @Inject
    RawDownload(RawMails raw, StoredMails mails, MailHandlers handlers) {
        this.raw = raw;
        this.mails = mails;
        this.handlers = handlers;
    }

    /**
     * One that was parked or discarded, for those whose it is: see {@link MailHandler#reader}.
     *
     * @throws Problem 403 for others, 404 where it is none of these or not kept any more, or its key is not there
     */
    Response answer(String id, CurrentPerson person) {
        var mail = MailDesk.id(id);
        var aside = mails.aside(mail);
        person.require(aside.map(handlers::reader).orElse(Role.ADMIN));
        if (aside.isEmpty()) {
            throw MailDesk.notThere();
        }
        try {
            var octets = raw.open(mail);
            return Response.ok((StreamingOutput) out -> {
                        var slice = new byte[SLICE];
                        for (int read = octets.read(slice); read >= 0; read = octets.read(slice)) {
                            out.write(slice, 0, read);
                        }
                    })
                    .type("message/rfc822")
                    .header("Content-Disposition", "attachment; filename=\"" + mail + ".eml\"")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", "default-src 'none'; sandbox")
                    .build();
        } catch (UnopenedMail closed) {
            throw Problem.notFound(closed.getMessage());
        }
    }
}
