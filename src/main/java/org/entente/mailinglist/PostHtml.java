package org.entente.mailinglist;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.entente.mail.MailFile;
import org.entente.mail.MailHtml;
import org.entente.mail.MailMessage;
import org.jsoup.nodes.Document;

/**
 * A post as its sender formatted it, as a document of its own. Pictures that the message brings along are within it: in
 * its sandbox nobody is signed in, and nothing could be asked of this site.
 */
final class PostHtml {
    private static final int PICTURES = 5_000_000;

    private PostHtml() {}

    static String policy(boolean pictures) {
        return pictures ? MailHtml.POLICY_WITH_REMOTE : MailHtml.POLICY;
    }

    /** @param pictures whether those of other servers are fetched: these see who reads */
    static String page(MailMessage message, boolean pictures) {
        var html = message.html();
        var document = Document.createShell("");
        document.head().appendElement("meta").attr("charset", "utf-8");
        document.title(message.subject());
        if (html == null) {
            document.body()
                    .appendElement("pre")
                    .attr("style", "white-space:pre-wrap;overflow-wrap:anywhere")
                    .text(message.text());
        } else {
            var own = own(message);
            document.body().html(MailHtml.clean(html, pictures, own::get).html());
        }
        document.outputSettings().prettyPrint(false);
        return document.outerHtml();
    }

    private static Map<String, String> own(MailMessage message) {
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
