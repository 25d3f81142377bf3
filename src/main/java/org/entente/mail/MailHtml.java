package org.entente.mail;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;

/**
 * The HTML of a mail, fit to be shown: no script, no form, no style sheet, nothing of other servers. Serve it from a URL
 * of its own with {@link #POLICY}, never within a page.
 */
public final class MailHtml {
    /** The {@code Content-Security-Policy} of the answer that holds it: a place of its own, where nothing runs. */
    public static final String POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none';"
            + " form-action 'none'";

    /** The same where pictures of other servers are wanted. */
    public static final String POLICY_WITH_REMOTE = POLICY.replace("img-src", "img-src http: https:");

    private static final Pattern LINK = Pattern.compile("(?i)\\s*(https?:|mailto:).*", Pattern.DOTALL);
    private static final Pattern PICTURE =
            Pattern.compile("(?i)data:image/(png|gif|jpe?g|webp);base64,[a-z0-9+/=\\s]*");
    private static final Pattern MEASURE = Pattern.compile("[0-9]{1,4}%?");
    private static final Pattern WORDS = Pattern.compile("[\\w #,.'-]{1,100}");

    private MailHtml() {}

    /**
     * @param html its inside, without {@code html} and {@code body}
     * @param remote how many pictures of other servers it wanted; their alternative text is shown
     */
    public record Clean(String html, int remote) {}

    /**
     * @param showRemote whether pictures of other servers stay; who sent the mail then sees that it is read
     * @param files the URL of the file with that content id ({@code cid:}), or null for none
     */
    public static Clean clean(String html, boolean showRemote, Function<String, @Nullable String> files) {
        var remote = new int[1];
        var policy = new HtmlPolicyBuilder()
                .allowCommonBlockElements()
                .allowCommonInlineFormattingElements()
                .allowElements(
                        "a",
                        "abbr",
                        "address",
                        "center",
                        "dd",
                        "dl",
                        "dt",
                        "font",
                        "hr",
                        "pre",
                        "q",
                        "span",
                        "table",
                        "caption",
                        "colgroup",
                        "col",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "th",
                        "td")
                .allowElements((name, attributes) -> picture(name, attributes, showRemote, files, remote), "img")
                .allowElements(MailHtml::link, "a")
                .allowUrlProtocols("http", "https", "mailto", "cid", "data")
                .allowAttributes("href")
                .matching(LINK)
                .onElements("a")
                .allowAttributes("src", "alt")
                .onElements("img")
                .allowAttributes(
                        "width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "span", "size")
                .matching(MEASURE)
                .globally()
                .allowAttributes("align", "valign", "bgcolor", "color", "face", "dir", "lang", "start", "type")
                .matching(WORDS)
                .globally()
                .allowAttributes("title")
                .globally()
                .allowStyling()
                .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                .toFactory();
        return new Clean(policy.sanitize(html), remote[0]);
    }

    private static String link(String name, List<String> attributes) {
        attributes.addAll(List.of("target", "_blank"));
        return name;
    }

    private static String picture(
            String name,
            List<String> attributes,
            boolean showRemote,
            Function<String, @Nullable String> files,
            int[] remote) {
        int at = attributes.indexOf("src");
        if (at < 0 || at % 2 != 0) {
            return name;
        }
        var source = attributes.get(at + 1).strip();
        var lower = source.substring(0, Math.min(10, source.length())).toLowerCase(Locale.ROOT);
        @Nullable String shown = null;
        if (lower.startsWith("cid:")) {
            shown = files.apply(source.substring(4));
        } else if (PICTURE.matcher(source).matches()) {
            shown = source;
        } else if (lower.startsWith("http:") || lower.startsWith("https:") || lower.startsWith("//")) {
            remote[0]++;
            shown = showRemote && !lower.startsWith("//") ? source : null;
        }
        if (shown == null) {
            attributes.remove(at + 1);
            attributes.remove(at);
        } else {
            attributes.set(at + 1, shown);
        }
        return name;
    }
}
