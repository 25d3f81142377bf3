package org.entente.mail;

import java.nio.charset.StandardCharsets;

/** Bounces and what looks like them, as servers write them. */
final class BounceMails {
    private BounceMails() {}

    static MailMessage read(String mail) {
        return MailReading.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String headers, String text) {
        return headers + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
                + "Content-Transfer-Encoding: 8bit\n\n" + text;
    }

    private static String report(String subject, String notice, String status) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example
                To: bounces@fr.example
                Subject: %s
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example
                Arrival-Date: Wed, 25 Nov 2026 09:00:00 +0000

                %s
                --b
                Content-Type: message/rfc822

                Message-ID: <1@fr.example>
                From: panel-floorcare@fr.example
                To: other@x.example
                Subject: Report

                Text of the report
                --b--
                """.formatted(subject, notice, status);
    }

    /** One gone, one full, one only late: RFC 3464 as Postfix writes it. */
    static final String POSTFIX = report("Undelivered Mail Returned to Sender", "This is the mail system.", """
            Final-Recipient: rfc822; gone@x.example
            Original-Recipient: rfc822;Gone@x.example
            Action: failed
            Status: 5.1.1
            Remote-MTA: dns; mx.x.example
            Diagnostic-Code: smtp; 550 5.1.1 <gone@x.example>: Recipient address
                rejected: User unknown

            Final-Recipient: rfc822; full@x.example
            Action: FAILED
            Status: 5.2.2
            Diagnostic-Code: smtp; 552 5.2.2 Over quota

            Final-Recipient: rfc822; late@x.example
            Action: delayed
            Status: 4.4.1
            """);

    static final String DELAYED =
            report("Delayed Mail (still being retried)", "Your message could not be delivered.", """
            Final-Recipient: rfc822; late@x.example
            Action: delayed
            Status: 4.4.1
            Will-Retry-Until: Mon, 30 Nov 2026 09:00:00 +0000
            """);

    static final String DELIVERED = report("Successful Mail Delivery Report", "It has arrived.", """
            Final-Recipient: rfc822; there@x.example
            Action: relayed
            Status: 2.0.0
            """);

    /** Passed on by the recipient's server to another address, and 5.0.0 where the reply said more. */
    static final String FORWARDED = report("Échec de la remise", "Échec de la remise.", """
            final-recipient: utf-8; elsewhere@y.example
            original-recipient: rfc822;moved@x.example
            action: failed
            status: 5.0.0
            diagnostic-code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound
            """);

    static final String NO_RECIPIENT = report("Undeliverable", "Sorry.", "X-Something: else\n");

    static final String QMAIL = plain("""
            Return-Path: <>
            From: MAILER-DAEMON@mx.x.example
            Subject: failure notice
            """, """
            Hi. This is the qmail-send program at mx.x.example.
            I'm afraid I wasn't able to deliver your message to the following addresses.
            This is a permanent error; I've given up. Sorry it didn't work out.

            <gone@x.example>:
            Sorry, no mailbox here by that name. (#5.1.1)

            <full@x.example>:
            user is over quota (#5.2.2)

            --- Below this line is a copy of the message.

            Return-Path: <bounces@fr.example>
            From: panel-floorcare@fr.example
            To: other@x.example
            """);

    static final String EXIM = plain("""
            Return-Path: <>
            X-Failed-Recipients: gone@x.example,
             full@x.example
            Auto-Submitted: auto-replied
            From: Mail Delivery System <Mailer-Daemon@mx.example>
            Subject: Mail delivery failed: returning message to sender
            """, """
            This message was created automatically by mail delivery software.

            A message that you sent could not be delivered to one or more of its
            recipients. This is a permanent error. The following address(es) failed:

              gone@x.example
                host mx.x.example [192.0.2.1]
                SMTP error from remote mail server after RCPT TO:<gone@x.example>:
                550 No such user here

              full@x.example
                mailbox is full: retry timeout exceeded

            ------ This is a copy of the message, including all the headers. ------

            From: other@x.example
            """);

    static final String EXCHANGE = plain("""
            From: System Administrator <postmaster@x.example>
            Subject: Undeliverable: Report
            """, """
            Your message

              To:      Someone
              Subject: Report
              Sent:    Wed, 25 Nov 2026 09:00:00 +0000

            did not reach the following recipient(s):

            gone@x.example on Wed, 25 Nov 2026 09:00:05 +0000
                The recipient name is not recognized
                The MTS-ID of the original message is: c=uk;a= ;p=x;l=MX0001
                MSEXCH:IMS:X:SITE:MX 0 (000C05A6) Unknown Recipient
            """);

    static final String OUTLOOK_FR = plain("""
            From: Administrateur système <postmaster@x.example>
            Subject: =?utf-8?Q?Non_remis=C2=A0:_Rapport?=
            """, """
            Votre message n’a pas été remis aux destinataires suivants :

            gone@x.example
            L’adresse de messagerie entrée est introuvable. Vérifiez-la et essayez de nouveau.

            Informations de diagnostic pour les administrateurs :
            Serveur de génération : mx.x.example
            #550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##

            En-têtes de message d'origine :
            Received: from mx.fr.example by mx.x.example
            To: other@x.example
            """);

    static final String DOMINO = plain("""
            Return-Path: <>
            From: Postmaster@x.example
            Subject: DELIVERY FAILURE: User gone (gone@x.example) not listed in Domino Directory
            """, """
            Your message

              Subject: Report

            was not delivered to:

              gone@x.example

            because:

              User gone (gone@x.example) not listed in Domino Directory
            """);

    static final String POSTFIX_TEXT = plain("""
            Return-Path: <>
            From: MAILER-DAEMON@mx.example (Mail Delivery System)
            Subject: Undelivered Mail Returned to Sender
            """, """
            This is the mail system at host mx.example.

            I'm sorry to have to inform you that your message could not
            be delivered to one or more recipients. It's attached below.

            <gone@x.example>: host mx.x.example[192.0.2.1] said: 550 5.1.1
                <gone@x.example>: Recipient address rejected: User unknown (in reply to
                RCPT TO command)
            """);

    /** Nobody is named. */
    static final String NAMELESS = plain("""
            Return-Path: <>
            From: postmaster@x.example
            Subject: Message non distribuable
            """, """
            Le message n'a pas pu être distribué : boîte aux lettres pleine.
            """);

    static final String WARNING = plain("""
            Return-Path: <>
            From: Mailer-Daemon@mx.example
            Subject: Warning: message 1abc delayed 24 hours
            """, """
            A message that you sent has not yet been delivered to one or more of its
            recipients after more than 24 hours on the queue on mx.example.

            No action is required on your part.

              late@x.example
            """);

    static final String ABSENCE = plain("""
            From: Someone <someone@x.example>
            Subject: Report
            Auto-Submitted: auto-replied
            """, "I am on holiday until Monday.\n");

    static final String ABSENCE_FR =
            plain("""
            From: Quelqu'un <someone@x.example>
            Subject: =?utf-8?Q?R=C3=A9ponse_automatique=C2=A0:_Rapport?=
            """, "Je suis absent. Un message non distribuable serait une autre affaire.\n");

    static final String PERSON = plain("""
            From: Someone <someone@x.example>
            Subject: Re: Report
            """, "Thank you, very interesting.\n");
}
