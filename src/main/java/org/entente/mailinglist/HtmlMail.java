package org.entente.mailinglist;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The HTML of a post's mail: what was read in it, what the sender wrote, and the list's word below. */
final class HtmlMail {
    private HtmlMail() {}

    /**
     * @param html what the sender wrote, a document; null where there is text alone
     * @param above a fragment of ours
     * @param missing lines that say what is not there
     * @param below the footer, as text
     */
    static String document(@Nullable String html, String text, String above, List<String> missing, String below) {
        var document = html == null ? Document.createShell("") : Jsoup.parse(html);
        var body = document.body();
        if (html == null) {
            body.appendElement("div").attr("style", "white-space:pre-wrap").text(text.stripTrailing());
        }
        for (int i = missing.size() - 1; i >= 0; i--) {
            body.prependElement("p").text(missing.get(i));
        }
        if (!above.isEmpty()) {
            body.prependChild(new Element("div").html(above));
        }
        body.appendElement("hr");
        body.appendElement("p")
                .attr("style", "white-space:pre-wrap;font-size:small;color:#555")
                .text(below);
        document.outputSettings().prettyPrint(false);
        return document.outerHtml();
    }
}
