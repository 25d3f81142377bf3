package org.entente.story;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A file that browsers show: the plan of a stand at a fair. */
final class Drawing {
    private static final Color NAVY = new Color(0x17395c);
    private static final Color OCHRE = new Color(0xd9a441);

    private Drawing() {}

    static byte[] plan() {
        var image = new BufferedImage(520, 440, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 520, 440);
        room(pen, NAVY, 20, 20, 480, 400);
        room(pen, OCHRE, 50, 50, 130, 90);
        room(pen, OCHRE, 50, 170, 130, 220);
        room(pen, NAVY, 230, 50, 240, 60);
        for (int table = 0; table < 6; table++) {
            pen.drawOval(235 + 85 * (table % 3), 180 + 110 * (table / 3), 60, 60);
        }
        pen.dispose();
        try {
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void room(Graphics2D pen, Color colour, int x, int y, int width, int height) {
        pen.setColor(colour);
        for (int line = 0; line < 4; line++) {
            pen.drawRect(x + line, y + line, width - 2 * line, height - 2 * line);
        }
    }
}
