package org.entente.twosites;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the pages of the control server share: the frame, the texts in the reader's language, and the shapes. */
abstract class Page {
    static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale language;
    private final ResourceBundle texts;

    Page(Locale language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle("org.entente.twosites.control", language, NO_FALLBACK);
    }

    final Locale language() {
        return language;
    }

    /**
     * The whole page.
     *
     * @param other where it stands in the other language, up to the value of {@code lang}
     * @param isLive whether it keeps itself as things are now
     * @param title as HTML, like {@code intro} and {@code main}
     */
    final String document(String other, boolean isLive, String title, String intro, String main) {
        var live = isLive ? """
                <noscript><meta http-equiv="refresh" content="5"></noscript>
                <script src="/control.js" defer></script>
                """ : "";
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/control.css">
                %s</head>
                <body>
                <header><h1>%s</h1><a href="%slang=%s" lang="%s" hreflang="%s">%s</a><p>%s</p></header>
                <main>%s</main>
                </body>
                </html>
                """.formatted(
                        language.getLanguage(),
                        title,
                        live,
                        title,
                        escape(other),
                        text("language.tag"),
                        text("language.tag"),
                        text("language.tag"),
                        text("language"),
                        intro,
                        main);
    }

    final String table(String kind, List<String> columns, CharSequence rows) {
        var head = new StringBuilder();
        columns.forEach(
                column -> head.append("<th scope=\"col\">").append(text(column)).append("</th>"));
        return "<table class=\"%s\"><thead><tr>%s</tr></thead><tbody>%n%s</tbody></table>".formatted(kind, head, rows);
    }

    final String section(String key, String content) {
        return section(key, text(key), content);
    }

    final String section(String id, String title, String content) {
        return "<section aria-labelledby=\"%s\"><h2 id=\"%s\">%s</h2>%s</section>%n".formatted(id, id, title, content);
    }

    final String link(String address, String label) {
        return "<a href=\"%s\">%s</a>".formatted(escape(address), label);
    }

    /** For a path or a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    final String text(String key, Object... arguments) {
        return escape(new MessageFormat(texts.getString(key).replace("'", "''"), language).format(arguments));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
