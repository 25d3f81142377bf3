package org.entente.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Mails as they come, one for each oddity; each octet is written here. */
final class MailCorpus {
    static final byte[] REPORT = "market;product;share\r\nFrance;Vacuum;14,2\r\n".getBytes(StandardCharsets.US_ASCII);
    static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 1, 2, (byte) 0xFF};

    private static final Map<String, byte[]> ALL = new LinkedHashMap<>();

    private MailCorpus() {}

    /** Every mail by its name. */
    static Map<String, byte[]> all() {
        return ALL;
    }

    static byte[] mail(String name) {
        var mail = ALL.get(name);
        if (mail == null) {
            throw new IllegalArgumentException(name);
        }
        return mail;
    }

    /** One character an octet, lines end as in mail. */
    static byte[] octets(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The octets of a text in a charset, one character an octet. */
    static String in(String charset, String text) {
        return new String(text.getBytes(Charset.forName(charset)), StandardCharsets.ISO_8859_1);
    }

    static String base64(byte[] octets) {
        return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(octets);
    }

    private static void add(String name, String... parts) {
        ALL.put(name, octets(String.join("", parts)));
    }

    private static String head(String... fields) {
        return "From: Panel <panel@panel.example>\nTo: sales@fr.example\nSubject: Report\nMessage-ID: <1@panel.example>\n"
                + (fields.length == 0 ? "" : String.join("\n", fields) + "\n")
                + "\n";
    }

    private static String multipart(String kind, String... parts) {
        return head("MIME-Version: 1.0", "Content-Type: multipart/" + kind + "; boundary=\"b\"")
                + "--b\n"
                + String.join("\n--b\n", parts)
                + "\n--b--\n";
    }

    static {
        var french = "Les ventes de l’été : « 12 % » à Noël, c’est déjà ça — œuvre complète, 5 €\n";
        add("utf8", head("Content-Type: text/plain; charset=utf-8"), in("UTF-8", french));
        add("utf8-as-latin1", head("Content-Type: text/plain; charset=iso-8859-1"), in("UTF-8", french));
        add("utf8-cut", head("Content-Type: text/plain; charset=utf-8"), in("UTF-8", "déjà été préféré"), "\u00c3");
        add("windows-as-latin1", head("Content-Type: text/plain; charset=ISO-8859-1"), in("windows-1252", french));
        add("windows-as-utf8", head("Content-Type: text/plain; charset=UTF-8"), in("windows-1252", french));
        add("windows-as-ascii", head("Content-Type: text/plain; charset=us-ascii"), in("windows-1252", french));
        add("windows-undeclared", head(), in("windows-1252", french));
        add("windows-as-unknown", head("Content-Type: text/plain; charset=x-user-defined"), in("windows-1252", french));
        add("mac", head("Content-Type: text/plain; charset=macintosh"), in("x-MacRoman", french));
        add("mac-as-latin1", head("Content-Type: text/plain; charset=iso-8859-1"), in("x-MacRoman", french));
        add("mac-undeclared", head(), in("x-MacRoman", french));
        add("pound", head("Content-Type: text/plain; charset=iso-8859-1"), in("windows-1252", "It’s £12 – “cheap”\n"));
        add("koi8", head("Content-Type: text/plain; charset=koi8-r"), in("KOI8-R", "Отчёт готов\n"));
        add("utf16", head("Content-Type: text/plain; charset=utf-16"), "\u00ff\u00fe", in("UTF-16LE", "Été"));

        add(
                "words",
                "From: =?iso-8859-1?Q?Andr=E9?= =?iso-8859-1?Q?e_Dup=F4nt?= (=?utf-8?Q?si=C3=A8ge?=) <Andree@FR.example>\n",
                "To: \"Smith, John\" <john@uk.example>, Undisclosed: ana@uk.example, =?utf-8?B?Wm/Dqw==?= <zoe@uk.example>;, nobody\n",
                "Cc: " + in("UTF-8", "Zoë Müller <zoë@müller.example>") + "\n",
                "Subject: =?UTF-8?B?w4l0w6kgw6A=?=\n =?UTF-8?Q?_No=C3?=\n =?UTF-8?Q?=ABl?= et \"=?utf-8?Q?caf=C3=A9?=\"\n",
                "Date: Tue, 24 Nov 2026 09:12:00 +0100 (CET)\nIn-Reply-To: <a@b> \n",
                "References: <0@b>\n <a@b>\nX-Note: one\n\ttwo\n\nText\n");
        add(
                "raw-header",
                "From: ",
                in("windows-1252", "Hélène"),
                " <h@fr.example>\nSubject: ",
                in("UTF-8", "Réunion à Paris"),
                "\n\nText\n");

        add(
                "names",
                multipart(
                        "mixed",
                        "Content-Type: text/plain\n\nSee files",
                        "Content-Type: text/csv\nContent-Disposition: attachment;\n filename*0*=UTF-8''rapport%20%C3%A9;\n filename*1*=t%C3%A9;\n filename*2=\" P09.csv\"\n\na",
                        "Content-Type: text/csv; name=\"=?iso-8859-1?Q?r=E9sum=E9.csv?=\"\nContent-Disposition: attachment\n\nb",
                        "Content-Disposition: attachment; filename=\"" + in("windows-1252", "coûts.csv") + "\"\n\nc",
                        "Content-Disposition: attachment; filename=\"" + in("UTF-8", "coûts utf.csv") + "\"\n\nd",
                        "Content-Disposition: attachment; filename=C:\\Users\\Bob\\My report.csv\n\ne",
                        "Content-Disposition: attachment; filename=\"../../etc/pass\u0001wd\"\n\nf",
                        "Content-Type: application/pdf\nContent-Disposition: attachment\n\ng",
                        "Content-Disposition: attachment; filename*=iso-8859-1'fr'%E9t%E9.txt; filename=\"ete.txt\"\n\nh",
                        "Content-Disposition: attachment; filename=\"..\"\n\ni",
                        "Content-Type: application/pdf; name=\"" + in("UTF-8", "facture\u202Efdp.exe") + "\"\n\nj"));

        add(
                "flowed",
                head("Content-Type: text/plain; format=flowed"),
                "One paragraph \nthat goes on.\n\n> quoted and \n> going on\n>> deeper\n from the start\n-- \nPanel\n");
        add("flowed-delsp", head("Content-Type: text/plain; format=flowed; delsp=yes"), "anti \nconstitution\n");

        add(
                "alternative",
                multipart(
                        "alternative",
                        "Content-Type: text/plain; charset=utf-8\n\nPlain",
                        "Content-Type: text/html; charset=utf-8\n\n<p>Rich</p>"));
        add(
                "html-only",
                head("Content-Type: text/html"),
                "<html><head><meta charset=\"utf-8\"><style>p{}</style></head><body><h1>" + in("UTF-8", "Été")
                        + "</h1><p>One<br>two&nbsp;three</p><ul><li>a<li>b</ul><table><tr><td>x</td><td>y</td></tr></table>"
                        + "<a href=\"https://panel.example/p\">See</a><div style=\"display: none\">hidden</div></body></html>");
        add(
                "related",
                multipart(
                        "related",
                        "Content-Type: text/html\n\n<p>Chart</p><img src=\"cid:c1\" alt=\"share\">",
                        "Content-Type: image/png\nContent-ID: <c1>\nContent-Transfer-Encoding: base64\n\n"
                                + base64(PICTURE)));
        add(
                "apple-mail",
                multipart(
                        "mixed",
                        "Content-Type: text/plain\n\nBefore",
                        "Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\nContent-Disposition: inline; filename=a.png\n\n"
                                + base64(PICTURE),
                        "Content-Type: text/plain\n\nAfter"));
        add(
                "calendar",
                multipart(
                        "mixed",
                        "Content-Type: text/plain\n\nMeet",
                        "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR"));

        add(
                "signed",
                multipart(
                        "signed; protocol=\"application/pgp-signature\"",
                        "Content-Type: text/plain\n\nSealed text",
                        "Content-Type: application/pgp-signature\n\n-----BEGIN PGP SIGNATURE-----"));
        add(
                "encrypted",
                multipart(
                        "encrypted",
                        "Content-Type: application/pgp-encrypted\n\nVersion: 1",
                        "Content-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN PGP MESSAGE-----"));
        add(
                "smime",
                head(
                        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
                        "Content-Transfer-Encoding: base64"),
                base64(PICTURE));
        add("inline-pgp", head(), "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nText\n");

        add(
                "no-boundary",
                head("Content-Type: multipart/mixed"),
                "--xyz\n\nBody\n--xyz\nContent-Type: text/csv; name=r.csv\n\n1;2\n--xyz--\n");
        add(
                "wrong-boundary",
                head("Content-Type: multipart/mixed; boundary=abc"),
                "--xyz\n\nBody\n--xyz\nContent-Type: text/csv; name=r.csv\n\n1;2\n");
        add("no-part", head("Content-Type: multipart/mixed; boundary=abc"), "Only text\n");
        add(
                "cut",
                head("Content-Type: multipart/mixed; boundary=b"),
                "--b\n\nBody\n--b\nContent-Type: image/png; name=p.png\nContent-Transfer-Encoding: base64\n\n"
                        + base64(PICTURE).substring(0, 14));
        add(
                "broken-base64",
                head("Content-Type: text/plain", "Content-Transfer-Encoding: base64"),
                "SGVs!bG8g\n d29y bGQ\n");
        add(
                "broken-quoted",
                head("Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: quoted-printable"),
                "d=E9j=E0 100=% of=\n it =ZZ\n");
        add("unknown-encoding", head("Content-Transfer-Encoding: x-none"), "As it is\n");
        add("uuencode", head(), "Here:\n\nbegin 644 cat.txt\n#0V%T\n`\nend\n\nBye\n");
        add("no-semicolon", head("Content-Type: text/plain charset=utf-8"), in("UTF-8", "déjà\n"));
        add("odd-type", head("Content-Type: application/\0\u00e9"), "x\n");
        add("blanks", head("Content-Type: text/html"), "<pre>a", " ".repeat(300_000), "b</pre>");
        add("uu-blanks", head(), "begin 644 a", " ".repeat(300_000), "b");
        add("no-type-8bit", head(), in("UTF-8", "déjà\n"));
        add("not-uuencode", head(), "begin 100 reasons\nto stay\nend\n");

        add(
                "nested",
                multipart(
                        "mixed",
                        "Content-Type: text/plain\n\nSee below",
                        "Content-Type: message/rfc822\n\nFrom: Ana <ana@uk.example>\nSubject: P08 / first\nContent-Type: multipart/mixed; boundary=i\n\n"
                                + "--i\n\nInner text\n--i\nContent-Type: text/csv; name=inner.csv\n\n1;2\n--i--"));
        add(
                "report",
                multipart(
                        "report; report-type=delivery-status",
                        "Content-Type: text/plain\n\nYour mail did not arrive",
                        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; x@y\nAction: failed\nStatus: 5.1.1",
                        "Content-Type: text/rfc822-headers\n\nSubject: Report"));

        var fork = AppleFiles.make(0x00051607, "Été.csv", null);
        add(
                "appledouble",
                multipart(
                        "mixed",
                        "Content-Type: text/plain\n\nFrom a Mac",
                        "Content-Type: multipart/appledouble; boundary=a\n\n--a\nContent-Type: application/applefile\nContent-Transfer-Encoding: base64\n\n"
                                + base64(fork) + "\n--a\nContent-Type: text/csv\nContent-Transfer-Encoding: base64\n\n"
                                + base64(REPORT) + "\n--a--"));
        add(
                "applesingle",
                head("Content-Type: application/applefile", "Content-Transfer-Encoding: base64"),
                base64(AppleFiles.make(0x00051600, "Rapport été.csv", REPORT)));
        add(
                "tnef",
                multipart(
                        "mixed",
                        "Content-Type: text/plain\n\n ",
                        "Content-Type: application/ms-tnef; name=\"winmail.dat\"\nContent-Transfer-Encoding: base64\n\n"
                                + base64(Tnef.make("Bonjour, voilà", "RAPPOR~1.CSV", "Rapport été.csv", REPORT))));
        add("broken-tnef", head("Content-Type: application/ms-tnef; name=winmail.dat"), "no TNEF at all");

        ALL.put("empty", new byte[0]);
        ALL.put("bare-lf", "From: a@b.example\nSubject: LF\n\nline\n".getBytes(StandardCharsets.US_ASCII));
        add("nul", head("X-Nul: a\0b"), "be\0fore\n");
        add("no-header", "\nJust text\n");
        add("no-header-at-all", "Just text without any field\nand more\n");
        add("many-headers", "X-H: v\n".repeat(10_000), head(), "Text\n");
        add("nested-deep", deep(60));
        add("nested-too-deep", deep(200));
        add("messages-within", messages(200));
    }

    private static String deep(int levels) {
        var text = new StringBuilder(head().stripTrailing()).append('\n');
        for (int i = 0; i < levels; i++) {
            text.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("x\n\n--b")
                    .append(i)
                    .append("x\n");
        }
        return text.append("\nAt the bottom\n").toString();
    }

    private static String messages(int levels) {
        return head().stripTrailing() + "\n" + "Content-Type: message/rfc822\n\nSubject: in\n".repeat(levels)
                + "\nAt the bottom\n";
    }

    /** Writes what Macs wrote. */
    private static final class AppleFiles {
        static byte[] make(int magic, String name, byte[] data) {
            var called = name.getBytes(Charset.forName("x-MacRoman"));
            int entries = data == null ? 2 : 3;
            var file = java.nio.ByteBuffer.allocate(
                    26 + entries * 12 + called.length + 4 + (data == null ? 0 : data.length));
            file.putInt(magic).putInt(0x00020000).put(new byte[16]).putShort((short) entries);
            int at = 26 + entries * 12;
            file.putInt(3).putInt(at).putInt(called.length);
            file.putInt(2).putInt(at + called.length).putInt(4);
            if (data != null) {
                file.putInt(1).putInt(at + called.length + 4).putInt(data.length);
            }
            file.put(called).putInt(0xCAFE);
            return data == null ? file.array() : file.put(data).array();
        }
    }

    /** Writes a winmail.dat (MS-OXTNEF): a body, and one file with a short name and a long one among its properties. */
    private static final class Tnef {
        static byte[] make(String body, String shortName, String longName, byte[] data) {
            var out = new ByteArrayOutputStream();
            little(out, 0x223E9F78, 4);
            little(out, 1, 2);
            attribute(out, 1, 0x0002800C, (body + "\0").getBytes(Charset.forName("windows-1252")));
            attribute(out, 2, 0x00069002, new byte[14]);
            attribute(out, 2, 0x0006800F, data);
            attribute(out, 2, 0x00018010, (shortName + "\0").getBytes(StandardCharsets.US_ASCII));
            attribute(out, 2, 0x00069005, property(0x3707, longName));
            return out.toByteArray();
        }

        private static byte[] property(int id, String text) {
            var wide = (text + "\0").getBytes(StandardCharsets.UTF_16LE);
            var out = new ByteArrayOutputStream();
            little(out, 1, 4);
            little(out, 0x1F, 2);
            little(out, id, 2);
            little(out, 1, 4);
            little(out, wide.length, 4);
            out.writeBytes(wide);
            little(out, 0, (4 - wide.length % 4) % 4);
            return out.toByteArray();
        }

        private static void attribute(ByteArrayOutputStream out, int level, int id, byte[] data) {
            out.write(level);
            little(out, id, 4);
            little(out, data.length, 4);
            out.writeBytes(data);
            int sum = 0;
            for (byte octet : data) {
                sum += octet & 0xff;
            }
            little(out, sum, 2);
        }

        private static void little(ByteArrayOutputStream out, int value, int octets) {
            for (int i = 0; i < octets; i++) {
                out.write(value >> 8 * i);
            }
        }
    }
}
