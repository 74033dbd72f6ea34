package trafficanalyzer.analysis.plot;

import com.pngencoder.PngEncoder;
import com.pngencoder.PngEncoderPhysicalPixelDimensions;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

/** Figures as PNG, with their resolution. */
final class PngFile {
  private static final double SCREEN_DPI = 96;

  /**
   * The most thorough of deflate's fast ones: half the time of the next, and as small for plots.
   */
  private static final int COMPRESSION = 3;

  private PngFile() {}

  static void write(Figure figure, int dpi, OutputStream out) throws IOException {
    new PngEncoder()
        .withBufferedImage(image(figure, dpi))
        .withPhysicalPixelDimensions(PngEncoderPhysicalPixelDimensions.dotsPerInch(dpi))
        .withCompressionLevel(COMPRESSION)
        .withMultiThreadedCompressionEnabled(false)
        .toStream(out);
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
}
