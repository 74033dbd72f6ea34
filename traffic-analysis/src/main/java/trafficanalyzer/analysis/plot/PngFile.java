package trafficanalyzer.analysis.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Figures as PNG, with their resolution. */
final class PngFile {
  private static final double SCREEN_DPI = 96;
  private static final double INCHES_A_METRE = 1 / 0.0254;
  private static final String PNG = "javax_imageio_png_1.0";

  private PngFile() {}

  static void write(Figure figure, int dpi, OutputStream out) throws IOException {
    BufferedImage image = image(figure, dpi);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromBufferedImageType(image.getType()), null);
      metadata.mergeTree(PNG, resolution(dpi));
      writer.setOutput(stream);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
  }

  static BufferedImage image(Figure figure, int dpi) {
    double scale = dpi / SCREEN_DPI;
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(figure.width() * scale),
            (int) Math.round(figure.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(scale, scale);
    figure.drawing().draw(graphics, figure.width(), figure.height());
    graphics.dispose();
    return image;
  }

  /** In PNG's own terms: the JDK takes those for all formats upside down. */
  private static IIOMetadataNode resolution(int dpi) {
    String dotsPerMetre = Long.toString(Math.round(dpi * INCHES_A_METRE));
    IIOMetadataNode pixels = new IIOMetadataNode("pHYs");
    pixels.setAttribute("pixelsPerUnitXAxis", dotsPerMetre);
    pixels.setAttribute("pixelsPerUnitYAxis", dotsPerMetre);
    pixels.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(PNG);
    root.appendChild(pixels);
    return root;
  }
}
