package org.entente.panel;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.entente.panel.FigureQueries.Point;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The picture in a release's mail: lines over periods, twice as large as it is shown, in few colours so that it stays small.
 * Its letters come with the application ({@code dejavu/LICENSE}): a machine without a screen may have none.
 */
final class MailChart {
    static final int WIDTH = 600;
    static final int HEIGHT = 320;
    private static final Logger LOG = Logger.getLogger(MailChart.class.getName());
    private static final int SCALE = 2;
    private static final Color[] COLOURS = {
        new Color(0x17395C), new Color(0xA8700B), new Color(0x2F6B4F), new Color(0x9C2F2A), new Color(0x6A5A8C)
    };
    private static final Color INK = new Color(0x1D2733);
    private static final Color LINE = new Color(0xDCD7CB);

    private static @Nullable Font letters;

    private MailChart() {}

    /** A PNG; empty where this machine cannot draw, which is logged once for each time. */
    static Optional<byte[]> draw(String title, Map<String, List<Point>> lines, Locale language) {
        try {
            return Optional.of(paint(chart(title, lines, language)));
        } catch (IOException | FontFormatException | RuntimeException | LinkageError | InternalError fault) {
            // AWT without fontconfig or its native library fails by Errors
            LOG.log(Level.SEVERE, "a chart cannot be drawn on this machine, its mail says so", fault);
            return Optional.empty();
        }
    }

    private static CategoryChart chart(String title, Map<String, List<Point>> lines, Locale language)
            throws IOException, FontFormatException {
        var chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .build();
        var style = chart.getStyler();
        var font = letters();
        style.setBaseFont(font);
        style.setChartTitleFont(font.deriveFont(13f))
                .setLegendFont(font.deriveFont(11f))
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartTitleBoxVisible(false)
                .setChartFontColor(INK)
                .setLegendBorderColor(Color.WHITE)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(org.knowm.xchart.style.Styler.LegendLayout.Horizontal)
                .setSeriesColors(COLOURS)
                .setLocale(language);
        style.setAxisTickLabelsFont(font.deriveFont(10f))
                .setAxisTickLabelsColor(INK)
                .setPlotGridLinesColor(LINE)
                .setPlotGridVerticalLinesVisible(false);
        style.setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
        style.setOverlapped(true); // or each line would stand beside the others
        style.setXAxisMaxLabelCount(14);
        var periods = lines.values().stream()
                .flatMap(List::stream)
                .map(Point::period)
                .distinct()
                .sorted()
                .toList();
        style.setYAxisTickLabelsFormattingFunction(value -> Amounts.number(
                BigDecimal.valueOf(value).setScale(value >= 100 ? 0 : 1, java.math.RoundingMode.HALF_UP), language));
        var labels = labels(periods, language);
        lines.forEach((name, points) -> {
            var values = new ArrayList<@Nullable Double>();
            periods.forEach(period -> values.add(points.stream()
                    .filter(point -> point.period().equals(period))
                    .findFirst()
                    .map(point -> point.value().doubleValue())
                    .orElse(null)));
            if (!points.isEmpty()) {
                chart.addSeries(name, labels, values)
                        .setMarker(SeriesMarkers.CIRCLE)
                        .setLineStyle(new BasicStroke(2f));
            }
        });
        style.setMarkerSize(5);
        return chart;
    }

    /** The same name a year apart is another place: what nobody sees tells them apart. */
    private static List<String> labels(List<Period> periods, Locale language) {
        var labels = new ArrayList<String>();
        for (var period : periods) {
            var label = PeriodName.brief(period, language);
            labels.add(labels.contains(label) ? label + " " : label);
        }
        return labels;
    }

    private static byte[] paint(CategoryChart chart) throws IOException {
        var picture = new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.scale(SCALE, SCALE);
            chart.paint(pen, WIDTH, HEIGHT);
        } finally {
            pen.dispose();
        }
        return SmallPicture.png(
                picture, Stream.concat(Stream.of(COLOURS), Stream.of(INK, LINE)).toList());
    }

    private static synchronized Font letters() throws IOException, FontFormatException {
        var known = letters;
        if (known == null) {
            try (var file = MailChart.class.getResourceAsStream("/dejavu/DejaVuSans.ttf")) {
                if (file == null) {
                    throw new IOException("the letters of charts are missing");
                }
                known = Font.createFont(Font.TRUETYPE_FONT, file);
            }
            letters = known;
        }
        return known;
    }
}
