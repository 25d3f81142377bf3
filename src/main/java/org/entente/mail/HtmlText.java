package org.entente.mail;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What an HTML mail says, as plain text: paragraphs and rows on lines of their own, addresses of links behind them. */
final class HtmlText {
    private static final Set<String> SILENT = Set.of("head", "style", "script", "title", "template", "noscript");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "table",
            "tr",
            "blockquote",
            "pre",
            "hr",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "dl",
            "dt",
            "dd",
            "center");
    private static final Set<String> SPACED =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote");

    private HtmlText() {}

    static String of(String html) {
        var writer = new Writer();
        Jsoup.parse(html).traverse(writer);
        return writer.text
                .toString()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private int silent;
        private int pre;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && silent == 0) {
                write(words.getWholeText());
            } else if (node instanceof Element element) {
                var name = element.normalName();
                silent += isSilent(element) ? 1 : 0;
                pre += name.equals("pre") ? 1 : 0;
                if (silent == 0) {
                    begin(element, name);
                }
            }
        }

        private void begin(Element element, String name) {
            if (BLOCKS.contains(name)) {
                line(SPACED.contains(name));
            }
            switch (name) {
                case "li" -> text.append("- ");
                case "br" -> text.append('\n');
                case "hr" -> text.append("----\n");
                case "td", "th" -> gap();
                case "img" -> write(element.attr("alt"));
                default -> {
                    // nothing stands before it
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                var name = element.normalName();
                if (silent == 0) {
                    if (name.equals("a")) {
                        link(element);
                    }
                    if (BLOCKS.contains(name)) {
                        line(SPACED.contains(name));
                    }
                }
                silent -= isSilent(element) ? 1 : 0;
                pre -= name.equals("pre") ? 1 : 0;
            }
        }

        private static boolean isSilent(Element element) {
            return SILENT.contains(element.normalName())
                    || element.attr("style")
                            .replace(" ", "")
                            .toLowerCase(Locale.ROOT)
                            .contains("display:none");
        }

        private void link(Element link) {
            var address = link.attr("href").strip();
            var shown = link.text().strip();
            if (address.matches("(?i)https?://.*") && !address.equals(shown) && !shown.isEmpty()) {
                text.append(" (").append(address).append(')');
            }
        }

        private void write(String words) {
            if (pre > 0) {
                text.append(words);
                return;
            }
            var plain = words.replace('\u00a0', ' ').replaceAll("[ \\t\\r\\n\\f]+", " ");
            boolean atStart = text.length() == 0 || Character.isWhitespace(text.charAt(text.length() - 1));
            text.append(atStart && plain.startsWith(" ") ? plain.substring(1) : plain);
        }

        private void gap() {
            if (text.length() > 0 && !Character.isWhitespace(text.charAt(text.length() - 1))) {
                text.append(' ');
            }
        }

        private void line(boolean spaced) {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            text.setLength(end);
            if (end > 0 && text.charAt(end - 1) != '\n') {
                text.append('\n');
                end++;
            }
            if (spaced && end > 1 && text.charAt(end - 2) != '\n') {
                text.append('\n');
            }
        }
    }
}
