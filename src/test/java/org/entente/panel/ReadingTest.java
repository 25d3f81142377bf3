package org.entente.panel;

import static org.entente.panel.Files.figures;
import static org.entente.panel.Files.read;
import static org.entente.panel.Files.row;
import static org.entente.panel.Files.workbook;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entente.panel.Files.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of panel companies in every make that is named, and what is read in them. */
class ReadingTest {
    private static final String LONG = """
            Marché;Produit;Période;Indicateur;Valeur
            France;Aspirateurs;P03 2026;PDM valeur;14,2
            France;Aspirateurs;P03 2026;Ventes valeur (k€);1 234,5
            """;
    private static final List<String> LONG_READ = List.of(
            "France | Aspirateurs | value_share | 2026-P03 | 14.2 | %",
            "France | Aspirateurs | value_sales | 2026-P03 | 1234.5 | k€");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "windows-1252", "x-MacRoman"})
    void readsTheLongLayoutInAnyLetters(String charset) {
        assertEquals(LONG_READ, figures(read("a.csv", LONG, java.nio.charset.Charset.forName(charset))));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void readsAnySeparator(String separator) {
        assertEquals(LONG_READ, figures(read("a.txt", LONG.replace(";", separator))));
        assertEquals(LONG_READ, figures(read("a.csv", "sep=" + separator + "\n" + LONG.replace(";", separator))));
    }

    @Test
    void readsCommasThatSeparateAndCommasThatDoNot() {
        var english = """
                Market,Product,Period,Measure,Value
                UK,"Cleaners, upright",P03 2026,Value share,14.2
                UK,"Cleaners, upright",P03 2026,Sales value,"1,234.5"
                """;
        assertEquals(
                List.of(
                        "UK | \"Cleaners |  upright\" | value_share | 2026-P03 | 14.2 | %",
                        "UK | \"Cleaners |  upright\" | value_sales | 2026-P03 | 1234.5 | "),
                figures(read("a.csv", english)));
        assertEquals(
                LONG_READ,
                figures(read("a.csv", LONG.replaceAll("(?m)([^;\n]+)", "\"$1\"").replace(';', ','))));
    }

    @Test
    void readsOneColumnAFact() {
        var wide = """
                Panel sols;;;;
                Marché : France entière;;;;
                Produit;Période;PDM valeur;DN;Prix moyen (€)
                Total aspirateurs;P03 2026;100;98,5;152,30
                Aspirateurs Velto;P03 2026;14,2;n.d.;161
                Source : relevés en magasins;;;;
                """;
        var reading = read("a.csv", wide);
        assertEquals(
                List.of(
                        "France entière | Total aspirateurs | value_share | 2026-P03 | 100 | %",
                        "France entière | Total aspirateurs | numeric_distribution | 2026-P03 | 98.5 | %",
                        "France entière | Total aspirateurs | average_price | 2026-P03 | 152.30 | €",
                        "France entière | Aspirateurs Velto | value_share | 2026-P03 | 14.2 | %",
                        "France entière | Aspirateurs Velto | average_price | 2026-P03 | 161 | €"),
                figures(reading));
        assertTrue(
                Files.lines(reading).get(4).endsWith(",,Total aspirateurs"),
                Files.lines(reading).get(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "sheet", "file", "heading"})
    void readsOneColumnAPeriodWithTheFactFromWhereItStands(String place) {
        var head = row(
                "Marché",
                "Produit",
                place.equals("heading") ? "PDM valeur P02 2026" : "P02 2026",
                place.equals("heading") ? "PDM valeur P03 2026" : "P03 2026");
        var data = row("France", "Velto", 14.1, 14.2);
        var rows = place.equals("title")
                ? List.of(row("Part de marché valeur (%)"), row(), head, data)
                : List.of(head, data);
        var book = workbook(new Sheet(place.equals("sheet") ? "PDM valeur" : "Feuil1", rows));

        var reading = read(
                place.equals("file") ? "sols_PDM-valeur.xlsx".replace('-', '_') : "a.xlsx",
                book,
                none -> Optional.empty());

        assertEquals(
                List.of(
                        "France | Velto | value_share | 2026-P02 | 14.1 | %",
                        "France | Velto | value_share | 2026-P03 | 14.2 | %"),
                figures(reading));
    }

    @Test
    void readsTwoRowsOfHeadings() {
        var book = workbook(new Sheet(
                "Sols",
                List.of(
                        row("Marché", "Produit", "Ventes valeur", null, "DV", null),
                        row(null, null, "P02 2026", "P03 2026", "P02 2026", "P03 2026"),
                        row("France", "Velto", 1000, 1100.5, 81.25, 82))));
        assertEquals(
                List.of(
                        "France | Velto | value_sales | 2026-P02 | 1000 | ",
                        "France | Velto | value_sales | 2026-P03 | 1100.5 | ",
                        "France | Velto | weighted_distribution | 2026-P02 | 81.25 | %",
                        "France | Velto | weighted_distribution | 2026-P03 | 82 | %"),
                figures(read("a.xlsx", book, none -> Optional.empty())));
    }

    @Test
    void readsSeveralSheetsDaysAndPercentFormats() {
        var rows = List.of(
                row("Market", "Brand", "Week ending", "Value share"),
                row("UK", "Velto", LocalDate.of(2026, 3, 1), "0.142%%"),
                row("UK", "Velto", LocalDate.of(2026, 3, 8), "0.1385%%"));
        var prices =
                List.of(row("Market", "Brand", "Week", "Average price"), row("UK", "Velto", "W09 2026", 0.1 + 0.2));
        assertEquals(
                List.of(
                        "UK | Velto | value_share | 2026-W09 | 14.2 | %",
                        "UK | Velto | value_share | 2026-W10 | 13.85 | %",
                        "UK | Velto | average_price | 2026-W09 | 0.3 | "),
                figures(read(
                        "a.xlsx",
                        workbook(
                                new Sheet("Cover", List.of(row("Report"))),
                                new Sheet("Shares", rows),
                                new Sheet("Prices", prices)),
                        none -> Optional.empty())));
    }

    @Test
    void tellsAHierarchyBySpacesAndByNames() {
        var indented = """
                Produit;P03 2026
                Aspirateurs;100
                  Traîneaux;60
                    Velto;40
                    Autres;20
                  Balais;40
                    Autres;40
                """;
        var lines = Files.lines(read("pdm valeur.csv", "Marché : France\n" + indented));
        assertEquals("France,Traîneaux / Autres,value_share,2026-P03,20,%,,Traîneaux", lines.get(4));
        assertEquals("France,Balais,value_share,2026-P03,40,%,,Aspirateurs", lines.get(5));
        assertEquals("France,Balais / Autres,value_share,2026-P03,40,%,,Balais", lines.get(6));

        var named = "Market,Product,Period,Value share\nFrance,X,P03 2026,50.5\nFrance / Hyper,X,P03 2026,40.5\n";
        assertTrue(
                Files.lines(read("a.csv", named)).get(2).contains(",France,"),
                Files.lines(read("a.csv", named)).get(2));
    }

    @Test
    void leavesOutTotalsThatOnlyCheckTheColumn() {
        var hierarchy = "Marché;Produit;P03 2026\nF;Total sols;30,5\nF;Velto;10,5\nF;Autres;20,0\n";
        assertEquals(3, read("ventes valeur.csv", hierarchy + "Total;;61,0\n").count());
        assertEquals(3, read("ventes valeur.csv", hierarchy + "F;Total;61,0\n").count());
    }

    @Test
    void keepsATotalThatIsAProduct() {
        var flat = "Marché;Produit;P03 2026\nF;Velto;10,5\nF;Autres;20,0\n";
        assertEquals(3, read("ventes valeur.csv", flat + "F;Total sols;30,5\n").count());
    }

    @Test
    void fillsLabelsThatAPivotTableLeavesOut() {
        var pivot = "Marché;Produit;P03 2026\nFrance;Velto;10,5\n;Autres;20,0\nHyper;Velto;5,5\n";
        assertEquals(
                "France | Autres | value_sales | 2026-P03 | 20.0 | ",
                figures(read("ventes valeur.csv", pivot)).get(1));
    }

    @Test
    void takesPartedLabelsAndPeriodsTogether() {
        var parts =
                "Market,Category,Brand,Year,Period,Value share,Change vs YA\nUK,Uprights,Velto,2026,P03,14.2,+0.3\nUK,Uprights,Velto,2026,P04,14.3,\n";
        assertEquals(
                List.of(
                        "UK | Uprights / Velto | value_share | 2026-P03 | 14.2 | %",
                        "UK | Uprights / Velto | value_share | 2026-P04 | 14.3 | %"),
                figures(read("a.csv", parts)));
    }

    @Test
    void keepsTheHeadingOfFactsWithoutACommonName() {
        var file =
                "Marché;Produit;Période;Indicateur;Valeur\nF;Velto;P03 2026;DV hors rupture;71,5\nF;Velto;P03 2026;Note magasin;3,5\n";
        assertEquals(
                List.of(
                        "F | Velto | DV hors rupture | 2026-P03 | 71.5 | ",
                        "F | Velto | Note magasin | 2026-P03 | 3.5 | "),
                figures(read("a.csv", file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "panel.gap.market=Produit;P03 2026\nVelto;14,2\n",
                "panel.gap.fact=Marché;Produit;P03 2026\nF;Velto;14,2\n",
                "panel.gap.column=Marché;Produit;Période;PDM\nF;Velto;P03 2026;14,2\n",
                "panel.gap.column=Marché;Produit;Période;PDM valeur;Zorg\nF;Velto;P03 2026;14,2;3,5\n",
                "panel.gap.decimal=Marché;Produit;Période;Ventes valeur\nF;Velto;P03 2026;1.234\nF;Autres;P03 2026;2.345\n",
                "panel.gap.days=Marché;Produit;Période;DN\nF;Velto;05/04/2026;14,2\n",
                "panel.gap.period-text=Marché;Produit;Période;DN\nF;Velto;hier;14,2\n",
                "panel.gap.fractions=Marché;Produit;Période;DN\nF;A;P03 2026;0,14\nF;B;P03 2026;0,2\nF;C;P03 2026;0,5\n",
                "panel.gap.same=Marché;Produit;Période;DN;Distribution numérique\nF;A;P03 2026;14,2;14,3\n",
                "panel.gap.number=Marché;Produit;Période;DN\nF;A;P03 2026;14,2\nF;B;P03 2026;beaucoup\n",
                "panel.gap.twice=Marché;Produit;Période;DN\nF;A;P03 2026;14,2\nF;A;P03 2026;14,3\n",
                "panel.gap.row-product=Marché;Produit;Période;DN\nF;;P03 2026;14,2\n",
                "panel.gap.no-figures=Marché;Produit;Période;DN\nF;A;P03 2026;n.d.\nF;A;P04 2026;-\n",
                "panel.gap.no-figures=Bonjour,\nvoici le rapport.\n"
            })
    void guessesNothingSilently(String sample) {
        var parts = sample.split("=", 2);
        var reading = read("a.csv", parts[1]);

        assertFalse(reading.isRead());
        assertTrue(
                reading.gaps().stream().anyMatch(gap -> gap.key().equals(parts[0])),
                reading.gaps().toString());
    }

    @Test
    void readsByWhatAPersonSaid() {
        var file = "Point de vente;Réf;P03 2026;P04 2026\nFrance;Velto;14,2;14,3\n";
        var open = read("a.csv", file);
        var sheet = open.tables().get(0);
        assertEquals(
                List.of("panel.gap.column", "panel.gap.column"),
                open.gaps().stream().limit(2).map(Gap::key).toList());

        var columns = List.of(
                new Column("Point de vente", "market", null, null),
                new Column("Réf", "product", null, null),
                new Column("{period}", "value", null, null));
        var said = new Mapping(columns, null, null, null, "value_share", null, ",", null, false);
        var next = read(
                "b.csv",
                file.replace("P04", "P05").getBytes(StandardCharsets.UTF_8),
                layout -> layout.equals(sheet.layout()) ? Optional.of(said) : Optional.empty());

        assertTrue(next.remembered());
        assertEquals(
                "France | Velto | value_share | 2026-P05 | 14.3 | %",
                figures(next).get(1));
    }

    @Test
    void refusesAWorkbookThatUnpacksToTooMuch() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertTrue(bomb.size() < 200_000);
        assertEquals(
                "panel.gap.large",
                read("a.xlsx", bomb.toByteArray(), none -> Optional.empty())
                        .gaps()
                        .get(0)
                        .key());
    }

    @Test
    void readsWholeNumbersAsLongAsTheyAre() {
        var rows = new StringBuilder("Marché;Produit;Période;Ventes volume\n");
        for (int i = 0; i < 2_100; i++) {
            rows.append("F;P").append(i).append(";P03 2026;").append(i).append('\n');
        }
        assertEquals(2_100, read("a.csv", rows.toString()).count());
        var later = read("a.csv", rows + "F;Velto;P03 2026;1.234\n");
        assertEquals("panel.gap.number", later.gaps().get(0).key());
        assertEquals(List.of("2102", "D", "1.234"), later.gaps().get(0).arguments());
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        assertEquals("panel.gap.empty", read("a.csv", "").gaps().get(0).key());
        assertEquals(
                "panel.gap.workbook",
                read("a.xlsx", "PK\u0003\u0004 broken").gaps().get(0).key());
        assertEquals(
                "panel.gap.binary", read("a.csv", "%PDF-1.7 ...").gaps().get(0).key());
        assertEquals(
                "panel.gap.quote",
                read("a.csv", LONG + "F;\"Velto;P03 2026;DN;1\n").gaps().get(0).key());
    }

    @Test
    void readsHalfAMillionFiguresInBoundedMemory() {
        var text = new StringBuilder("Marché;Produit;Indicateur");
        for (int period = 1; period <= 13; period++) {
            text.append(";P%02d 2026".formatted(period));
        }
        for (int i = 0; i < 38_462; i++) {
            text.append("\nMarché ")
                    .append(i % 20)
                    .append(";Produit ")
                    .append(i / 40)
                    .append(i / 20 % 2 == 0 ? ";Ventes valeur" : ";Ventes volume");
            for (int period = 1; period <= 13; period++) {
                text.append(';').append(i * 7 + period).append(',').append(period % 10);
            }
        }
        assertEquals(500_006, read("big.csv", text.toString()).count());
    }
}
