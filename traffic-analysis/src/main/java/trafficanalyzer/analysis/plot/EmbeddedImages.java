package trafficanalyzer.analysis.plot;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Element;

/** Puts images into SVG itself, as PNG by the JDK; Batik's own encoder needs a jar more. */
final class EmbeddedImages extends DefaultImageHandler {
  @Override
  protected void handleHREF(Image image, Element element, SVGGeneratorContext context)
      throws SVGGraphics2DIOException {
    handleHREF((RenderedImage) (BufferedImage) image, element, context);
  }

  @Override
  protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context)
      throws SVGGraphics2DIOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new SVGGraphics2DIOException("cannot write an image into SVG", e);
    }
    element.setAttributeNS(
        "http://www.w3.org/1999/xlink",
        "xlink:href",
        "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
  }
}
