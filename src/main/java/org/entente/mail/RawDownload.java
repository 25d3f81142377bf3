package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.entente.site.Problem;

/** A mail as it came, to be saved: browsers are told to show and run nothing of it. */
@Singleton
class RawDownload {
    private static final int SLICE = 16_384;

    private final RawMails mails;

    @Inject
    RawDownload(RawMails mails) {
        this.mails = mails;
    }

    /** @throws Problem 404 where it is not kept any more, or its key is not there */
    Response answer(String id) {
        var mail = MailDesk.id(id);
        try {
            var octets = mails.open(mail);
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
