package org.entente.mail;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What servers write in place of a report, in words: qmail, Exim, old Exchange and Outlook, Domino, Postfix where its
 * report was lost. The words tell what it is; whom it is about is looked up by the addresses in it, of which only those
 * count that the mail went to.
 */
final class BounceText {
    private static final int WORDS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern FAILED = Pattern.compile(
            "undeliver(?:ed|able)|failure notice|returned mail|delivery (?:has )?fail|delivery status notification \\(failure"
                    + "|(?:not|n[’']t) (?:be )?(?:been )?delivered|unable to deliver|did not reach the following"
                    + "|(?:permanent|fatal) (?:fatal )?errors?|non[- ]remis|non distribu|n[’']a pas (?:pu )?(?:être|été) "
                    + "(?:remis|délivré|distribué|transmis)|n[’']a pas atteint|échec de (?:la )?(?:remise|distribution|livraison)"
                    + "|impossible de (?:remettre|délivrer|distribuer)",
            WORDS);

    private static final Pattern PENDING = Pattern.compile(
            "\\((?:delay|retard)|delivery (?:is |has been )?delayed|delayed mail|still being retried|will be retried"
                    + "|no action is required|this is a warning message only|remise (?:différée|retardée)"
                    + "|sera de nouveau|nouvelles tentatives",
            WORDS);

    private static final Pattern ANSWER = Pattern.compile(
            "^(?:re: *)?(?:out of (?:the )?office|auto(?:matic|matische|[- ])? ?(?:reply|response|réponse)"
                    + "|réponse automatique|absence|absent|vacation|congés)",
            WORDS);

    /** Where the notice ends and a copy of the mail begins. */
    private static final Pattern COPY = Pattern.compile(
            "(?m)^.{0,10}(?:below this line is a copy|this is a copy of the message|original message|message d[’']origine"
                    + "|received: (?:from|by) |reporting-mta:).*$",
            WORDS);

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>\"'(),:;\\[\\]@]{1,64}+@[^\\s<>\"'(),:;\\[\\]@]{0,254}[^\\s<>\"'(),:;\\[\\]@.]");
    private static final Pattern NEXT = Pattern.compile("\\n[ \\t\\r]*\\n\\s*(?=<?" + ADDRESS.pattern() + ")");

    /** Of a notice, in characters and addresses; more is no notice. */
    private static final int LONGEST = 65_536;

    private static final int MOST = 1_000;
    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]*\\d)");
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([45]\\d\\d)(?=[ -]|$)");
    private static final Pattern NOBODY = Pattern.compile(
            "(?:user|recipient|address|mailbox|account|name)[^\\n]{0,60}(?:unknown|not (?:listed|known|found|recognized|exist)"
                    + "|n[’']t exist|n[’']t be found|does not exist)|no such (?:user|address|recipient|mailbox)|no mailbox here"
                    + "|unknown (?:user|recipient|address)|inconnue?\\b|introuvable|n[’']existe pas|pas reconnu|n[’']a pas été trouvé",
            WORDS);
    private static final Pattern FULL = Pattern.compile(
            "(?:mailbox|quota)[^\\n]{0,60}(?:full|exceeded)|over quota|pleine|saturée|quota dépassé", WORDS);

    private BounceText() {}

    static Bounce read(MailMessage mail) {
        var notice = notice(mail.text());
        var subject = mail.subject();
        boolean answer =
                ANSWER.matcher(subject).find() || mail.headers("X-Autoreply").size() > 0;
        boolean failed = !answer
                && (FAILED.matcher(subject).find() || FAILED.matcher(notice).find());
        if (!answer && PENDING.matcher(subject + "\n" + notice).find()) {
            return new Bounce(Bounce.Kind.PENDING);
        }
        if (failed) {
            var named = addresses(notice);
            return new Bounce(
                    Bounce.Kind.FAILED,
                    named.isEmpty()
                            ? List.of(new Bounce.Failure(List.of(), status(notice), Outcome.line(notice)))
                            : named.stream()
                                    .map(address -> failure(address, notice))
                                    .toList());
        }
        var automatic = mail.header("Auto-Submitted").orElse("no").toLowerCase(Locale.ROOT);
        return new Bounce(answer || !automatic.startsWith("no") ? Bounce.Kind.ANSWER : Bounce.Kind.UNKNOWN);
    }

    /** What the text says of that recipient: from the address to the next empty line, or to the next address. */
    static Bounce.Failure failure(String address, String text) {
        var notice = notice(text);
        int at = notice.toLowerCase(Locale.ROOT).indexOf(address);
        var about = at < 0 ? notice : notice.substring(at + address.length());
        var next = Pattern.compile("\\n\\s*\\n\\s*(?=\\S*<?" + ADDRESS.pattern() + ")")
                .matcher(about);
        about = next.find() ? about.substring(0, next.start()) : about;
        var said = about.strip().split("\\n\\s*\\n", 2)[0].replaceFirst("^[^\\p{L}\\p{N}(#]+", "");
        return new Bounce.Failure(List.of(address), status(about), Outcome.line(said.isBlank() ? about : said));
    }

    /** All addresses, in lower case, each once. */
    static List<String> addresses(String text) {
        return ADDRESS.matcher(text)
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .map(found -> found.replaceFirst("^mailto:", ""))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** The status that the words give; 5.0.0 where they give none. */
    static String status(String text) {
        var enhanced = ENHANCED.matcher(text);
        if (enhanced.find() && !enhanced.group(1).endsWith(".0.0")) {
            return enhanced.group(1);
        }
        if (NOBODY.matcher(text).find()) {
            return "5.1.1";
        }
        if (FULL.matcher(text).find()) {
            return "5.2.2";
        }
        var code = CODE.matcher(text);
        return code.find() ? code.group(1) : "5.0.0";
    }

    private static String notice(String text) {
        var begin = text.substring(0, Math.min(text.length(), LONGEST));
        var copy = COPY.matcher(begin);
        return copy.find() ? begin.substring(0, copy.start()) : begin;
    }
}
