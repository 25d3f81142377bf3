package org.entente.mailinglist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.entente.mailinglist.PostWords.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostWordsTest {
    @Test
    void setsApartWhatIsQuotedAndFoldsWhatIsLong() {
        var blocks = PostWords.of("Yes.\n\n> one\n>two\n\nNo.\n> 1\n> 2\n>> 3\n> 4\n")
                .blocks();

        assertEquals(
                List.of(false, true, false, true),
                blocks.stream().map(PostWords.Block::quoted).toList());
        assertEquals("one\ntwo", blocks.get(1).pieces().get(0).text());
        assertFalse(blocks.get(1).folded());
        assertEquals("1\n2\n> 3\n4", blocks.get(3).pieces().get(0).text());
        assertTrue(blocks.get(3).folded());
    }

    @Test
    void neverFoldsWhatIsSaid() {
        assertFalse(PostWords.of("a\nb\nc\nd\ne\nf").blocks().get(0).folded());
        assertEquals(List.of(), PostWords.of("  \n ").blocks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See https://a.example/x.|https://a.example/x",
                "(https://a.example/x)|https://a.example/x",
                "https://a.example/x_(y)|https://a.example/x_(y)",
                "<https://a.example/?a=1&b=2>|https://a.example/?a=1&b=2",
                "« http://a.example »|http://a.example",
            })
    void makesLinksOfAddressesAndLeavesTheSentenceWhole(String text, String link) {
        var pieces = PostWords.of(text).blocks().get(0).pieces();

        assertEquals(
                List.of(link),
                pieces.stream().map(Piece::link).filter(each -> !each.isEmpty()).toList());
        assertEquals(text, String.join("", pieces.stream().map(Piece::text).toList()));
    }

    @Test
    void makesNoLinkOfAnythingElse() {
        for (var text : List.of("javascript:alert(1)", "mailto:a@b.example", "ftp://a.example", "data:text/html,x")) {
            assertEquals(
                    List.of(new Piece(text, "")),
                    PostWords.of(text).blocks().get(0).pieces());
        }
    }
}
