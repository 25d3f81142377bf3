package org.entente.panel;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * Figures as they travel and are loaded: CSV (RFC 4180) in UTF-8, packed by gzip (RFC 1952). The first line names the
 * columns, and by its last the version. Numbers have a point and no thousands; an absent unit or label above is an empty
 * cell.
 */
final class FigureFile implements Closeable {
    static final String NAME = "figures.csv.gz";
    static final String TYPE = "application/gzip";
    static final String HEADER = "market,product,fact,period,value,unit,above_market,above_product_v1";

    private final CsvWriter lines;

    FigureFile(OutputStream out) throws IOException {
        var packed = new OutputStreamWriter(new GZIPOutputStream(out, 65_536), StandardCharsets.UTF_8);
        packed.write(HEADER + "\n");
        lines = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(65_536)
                .build(packed);
    }

    void write(Figure figure) {
        lines.writeRecord(
                figure.market(),
                figure.product(),
                figure.fact(),
                figure.period().toString(),
                figure.value().toPlainString(),
                Objects.requireNonNullElse(figure.unit(), ""),
                Objects.requireNonNullElse(figure.aboveMarket(), ""),
                Objects.requireNonNullElse(figure.aboveProduct(), ""));
    }

    /** The cells of a line that was written so. */
    void write(Iterable<String> cells) {
        lines.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
