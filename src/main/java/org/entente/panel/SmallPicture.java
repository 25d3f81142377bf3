package org.entente.panel;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** A PNG of few colours: a tenth of the octets of one of all. */
final class SmallPicture {
    private static final int SHADES = 12;

    private SmallPicture() {}

    /** The picture in these colours and their way to white. */
    static byte[] png(BufferedImage picture, List<Color> colours) throws IOException {
        var octets = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var out = ImageIO.createImageOutputStream(octets)) {
            var tightly = writer.getDefaultWriteParam();
            tightly.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            tightly.setCompressionQuality(0);
            writer.setOutput(out);
            writer.write(null, new IIOImage(inFewColours(picture, colours), null, null), tightly);
        } finally {
            writer.dispose();
        }
        return octets.toByteArray();
    }

    /** By the nearest colour; Java's own way would strew dots. */
    private static BufferedImage inFewColours(BufferedImage picture, List<Color> colours) {
        var palette = palette(colours);
        var few = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
        var known = new HashMap<Integer, Integer>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int nearest = known.computeIfAbsent(picture.getRGB(x, y), colour -> nearest(palette, colour));
                few.getRaster().setSample(x, y, 0, nearest);
            }
        }
        return few;
    }

    private static int nearest(IndexColorModel palette, int colour) {
        int nearest = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.getMapSize(); i++) {
            int red = palette.getRed(i) - (colour >> 16 & 0xFF);
            int green = palette.getGreen(i) - (colour >> 8 & 0xFF);
            int blue = palette.getBlue(i) - (colour & 0xFF);
            int far = red * red + green * green + blue * blue;
            if (far < least) {
                least = far;
                nearest = i;
            }
        }
        return nearest;
    }

    /** Each colour on its way to white, as the edges of lines and letters need it. */
    private static IndexColorModel palette(List<Color> colours) {
        var red = new byte[colours.size() * SHADES + 1];
        var green = red.clone();
        var blue = red.clone();
        int at = 0;
        for (var colour : colours) {
            for (int shade = 0; shade < SHADES; shade++) {
                red[at] = (byte) (colour.getRed() + (255 - colour.getRed()) * shade / SHADES);
                green[at] = (byte) (colour.getGreen() + (255 - colour.getGreen()) * shade / SHADES);
                blue[at++] = (byte) (colour.getBlue() + (255 - colour.getBlue()) * shade / SHADES);
            }
        }
        red[at] = green[at] = blue[at] = (byte) 255;
        return new IndexColorModel(8, red.length, red, green, blue);
    }
}
