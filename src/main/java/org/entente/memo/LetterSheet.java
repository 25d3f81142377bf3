package org.entente.memo;

import java.util.List;
import java.util.Locale;
import org.entente.mail.Letter;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A letter as text and as HTML. Each step writes both, so that they say the same; what people wrote enters the HTML as
 * text, or as the page shows their Markdown.
 */
final class LetterSheet {
    private static final String SMALL = "font-size:small;color:#555";

    private final StringBuilder text = new StringBuilder();
    private final Document html = Document.createShell("");

    LetterSheet(Locale language) {
        html.outputSettings().prettyPrint(false);
        html.firstElementChild().attr("lang", language.getLanguage());
        html.body().attr("style", "font-family:sans-serif;line-height:1.4;max-width:42em");
    }

    LetterSheet heading(String words, String language) {
        text.append('\n').append(words).append("\n\n");
        html.body()
                .appendElement("h1")
                .attr("style", "font-size:1.4em")
                .attr("lang", language)
                .text(words);
        return this;
    }

    LetterSheet section(String words) {
        text.append('\n').append(words).append("\n\n");
        html.body().appendElement("h2").attr("style", "font-size:1.1em").text(words);
        return this;
    }

    LetterSheet line(String words) {
        text.append(words).append('\n');
        html.body().appendElement("p").text(words);
        return this;
    }

    LetterSheet markdown(String markdown, String language) {
        text.append(markdown.stripTrailing()).append('\n');
        html.body().appendElement("div").attr("lang", language).html(Markdown.html(markdown));
        return this;
    }

    LetterSheet items(List<String> items) {
        var list = html.body().appendElement("ul");
        for (var item : items) {
            text.append("- ").append(item).append('\n');
            list.appendElement("li").text(item);
        }
        return this;
    }

    /** One of a list that leads somewhere, with what there is to say of it. */
    LetterSheet entry(String words, String address, String facts) {
        text.append("- ")
                .append(words)
                .append("\n  ")
                .append(facts)
                .append("\n  ")
                .append(address)
                .append('\n');
        var entry = html.body().appendElement("p");
        link(entry, words, address);
        entry.appendElement("br");
        entry.appendElement("span").attr("style", SMALL).text(facts);
        return this;
    }

    LetterSheet link(String words, String address) {
        text.append('\n').append(words).append('\n').append(address).append('\n');
        link(html.body().appendElement("p"), words, address);
        return this;
    }

    private static void link(Element in, String words, String address) {
        in.appendElement("a").attr("href", address).text(words);
    }

    /** What stands below, after the line that mail programs know (RFC 3676 section 4.3), and where that is chosen. */
    LetterSheet below(String line, String choice, String address) {
        text.append("\n-- \n")
                .append(line)
                .append('\n')
                .append(choice)
                .append('\n')
                .append(address)
                .append('\n');
        html.body().appendElement("hr");
        var small = html.body().appendElement("p").attr("style", SMALL).text(line);
        small.appendElement("br");
        link(small, choice, address);
        return this;
    }

    Letter into(Letter letter) {
        return letter.text(crlf(text.toString().stripLeading()))
                .html(crlf("<!DOCTYPE html>\n" + html.outerHtml()), List.of());
    }

    private static String crlf(String lines) {
        return lines.replaceAll("\r?\n", "\r\n");
    }
}
