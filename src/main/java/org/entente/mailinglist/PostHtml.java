package org.entente.mailinglist;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.entente.mail.MailFile;
import org.entente.mail.MailMessage;
import org.jsoup.nodes.Document;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * A post as its sender formatted it, as a document of its own: cleaned, in a sandbox, without scripts. Pictures that the
 * message brings along are shown; those from elsewhere tell their owner who reads, and are fetched only when asked for.
 */
final class PostHtml {
    private static final int PICTURES = 5_000_000;

    private static final PolicyFactory CLEAN = new HtmlPolicyBuilder()
            .allowCommonBlockElements()
            .allowCommonInlineFormattingElements()
            .allowElements(
                    "a",
                    "img",
                    "table",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "th",
                    "td",
                    "caption",
                    "col",
                    "colgroup",
                    "hr",
                    "pre",
                    "center",
                    "font")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("src", "alt", "width", "height")
            .onElements("img")
            .allowAttributes("colspan", "rowspan", "align", "valign", "width", "height", "bgcolor", "border")
            .onElements("table", "tr", "th", "td", "col")
            .allowAttributes("color", "size", "face")
            .onElements("font")
            .allowAttributes("dir", "lang", "title")
            .globally()
            .allowUrlProtocols("https", "http", "mailto", "cid")
            .allowStyling(CssSchema.DEFAULT)
            .requireRelNofollowOnLinks()
            .toFactory();

    private PostHtml() {}

    static String policy(boolean pictures) {
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:" + (pictures ? " https: http:" : "")
                + "; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";
    }

    static String page(MailMessage message, boolean pictures) {
        var html = message.html();
        var document = Document.createShell("");
        document.head().appendElement("meta").attr("charset", "utf-8");
        document.title(message.subject());
        if (html == null) {
            document.body()
                    .appendElement("pre")
                    .attr("style", "white-space:pre-wrap")
                    .text(message.text());
        } else {
            document.body().html(CLEAN.sanitize(html));
        }
        var own = pictures(message);
        for (var picture : document.select("img")) {
            var source = picture.attr("src");
            if (source.startsWith("cid:") && own.containsKey(source.substring(4))) {
                picture.attr("src", own.get(source.substring(4)));
            } else if (source.startsWith("cid:") || !pictures) {
                picture.removeAttr("src");
            }
        }
        document.select("a").attr("target", "_blank").attr("rel", "noopener noreferrer");
        document.outputSettings().prettyPrint(false);
        return document.outerHtml();
    }

    private static Map<String, String> pictures(MailMessage message) {
        var own = new HashMap<String, String>();
        int room = PICTURES;
        for (MailFile file : message.files()) {
            if (file.contentId() != null && file.type().matches("image/(png|jpeg|gif|webp)")) {
                room -= file.octets().length;
                if (room >= 0) {
                    own.put(
                            file.contentId(),
                            "data:" + file.type() + ";base64,"
                                    + Base64.getEncoder().encodeToString(file.octets()));
                }
            }
        }
        return own;
    }
}
