package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entente.mail.Letter;
import org.entente.mail.MailFile;
import org.entente.mail.MailSite;
import org.entente.mail.Mailbox;
import org.entente.mail.RawMails;
import org.entente.web.Texts;

/** Makes of a form the mail that the candidate would have sent, and keeps it where that would have been kept. */
@Singleton
class JobsLetter {
    static final String ACCOUNT = "jobs";

    private final MailSite site;
    private final RawMails mails;

    @Inject
    JobsLetter(MailSite site, RawMails mails) {
        this.site = site;
        this.mails = mails;
    }

    /** Once this has returned it is not lost any more. */
    UUID keep(JobsForm form, List<MailFile> files, Locale language) {
        return mails.keep(ACCOUNT, write(form, files, language, site.domain()));
    }

    /** As it would lie in the mailbox: with what the last server adds (RFC 5321 section 4.4, RFC 9228). */
    static byte[] write(JobsForm form, List<MailFile> files, Locale language, String domain) {
        var opening = form.opening();
        var to = opening == null ? ACCOUNT + "@" + domain : opening.address();
        var letter = new Letter(new Mailbox(form.name(), form.email()))
                .to(new Mailbox("", to))
                .messageId(form.key() + "@" + domain)
                .subject(
                        opening == null
                                ? Texts.text(language, "hr.jobs.mail.general")
                                : Texts.text(
                                        language, "hr.jobs.mail.subject", opening.reference(), opening.title(language)))
                .text(text(form, language))
                .header("Return-Path", "<" + form.email() + ">")
                .header("Delivered-To", to)
                .header("Content-Language", language.getLanguage());
        files.forEach(letter::file);
        return letter.write();
    }

    private static String text(JobsForm form, Locale language) {
        var phone = form.phone().isEmpty() ? "" : Texts.text(language, "hr.jobs.mail.phone", form.phone()) + "\n";
        return (form.letter().strip() + "\n\n" + form.name() + "\n" + form.email() + "\n" + phone).strip() + "\n";
    }
}
