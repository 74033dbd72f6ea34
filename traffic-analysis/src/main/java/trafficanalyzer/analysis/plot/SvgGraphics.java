package trafficanalyzer.analysis.plot;

import com.pngencoder.PngEncoder;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.util.Base64;
import org.apache.xmlgraphics.java2d.AbstractGraphics2D;
import org.apache.xmlgraphics.java2d.GraphicContext;
import trafficanalyzer.analysis.VisibleText;

/**
 * Makes SVG elements of what charts draw: shapes in one colour, text as text, and images of which
 * each pixel is to be seen. Of what charts do not draw, it says that it cannot.
 */
final class SvgGraphics extends AbstractGraphics2D {
  private static final float OPAQUE = 255;

  private final SvgElements elements;
  private final Graphics2D metrics;

  SvgGraphics(SvgElements elements) {
    super(false);
    this.gc = new GraphicContext();
    this.elements = elements;
    this.metrics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
  }

  private SvgGraphics(SvgGraphics other) {
    super(other);
    this.elements = other.elements;
    this.metrics = other.metrics;
  }

  @Override
  public Graphics create() {
    return new SvgGraphics(this);
  }

  @Override
  public void draw(Shape shape) {
    if (getStroke() instanceof BasicStroke line && line.getDashArray() == null) {
      StringBuilder look = look().append(" fill=\"none\"");
      color(look, "stroke");
      SvgElements.number(look.append(" stroke-width=\""), line.getLineWidth()).append('"');
      look.append(" stroke-linecap=\"").append(cap(line));
      look.append("\" stroke-linejoin=\"").append(join(line)).append('"');
      path(look, shape);
    } else {
      fill(getStroke().createStrokedShape(shape));
    }
  }

  private static String cap(BasicStroke line) {
    return switch (line.getEndCap()) {
      case BasicStroke.CAP_ROUND -> "round";
      case BasicStroke.CAP_SQUARE -> "square";
      default -> "butt";
    };
  }

  private static String join(BasicStroke line) {
    return switch (line.getLineJoin()) {
      case BasicStroke.JOIN_ROUND -> "round";
      case BasicStroke.JOIN_BEVEL -> "bevel";
      default -> "miter";
    };
  }

  @Override
  public void fill(Shape shape) {
    StringBuilder look = look();
    color(look, "fill");
    path(look, shape);
  }

  private void path(StringBuilder look, Shape shape) {
    StringBuilder text = elements.next(look.toString()).append("<path d=\"");
    SvgElements.path(text, shape, getTransform());
    text.append("\"/>\n");
  }

  @Override
  public void drawString(String string, float x, float y) {
    StringBuilder look = look();
    color(look, "fill");
    look.append(" font-size=\"").append(getFont().getSize()).append('"');
    look.append(getFont().isBold() ? " font-weight=\"bold\"" : "");
    StringBuilder text = elements.next(look.toString()).append("<text");
    place(text, x, y);
    text.append('>').append(VisibleText.escaped(string)).append("</text>\n");
  }

  @Override
  public boolean drawImage(
      Image image, int x, int y, int width, int height, ImageObserver observer) {
    byte[] png = new PngEncoder().withBufferedImage((BufferedImage) image).toBytes();
    StringBuilder text = elements.next(look().toString()).append("<image");
    place(text, x, y);
    text.append(" width=\"").append(width).append("\" height=\"").append(height);
    text.append("\" preserveAspectRatio=\"none\" image-rendering=\"pixelated\"");
    text.append(" xlink:href=\"data:image/png;base64,");
    text.append(Base64.getEncoder().encodeToString(png)).append("\"/>\n");
    return true;
  }

  @Override
  public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
    return drawImage(image, x, y, image.getWidth(null), image.getHeight(null), observer);
  }

  /** Attributes that every element has: the clip, where there is one. */
  private StringBuilder look() {
    StringBuilder look = new StringBuilder();
    Shape clip = getClip();
    if (clip != null) {
      String id = elements.clip(getTransform().createTransformedShape(clip));
      look.append(" clip-path=\"url(#").append(id).append(")\"");
    }
    return look;
  }

  private void color(StringBuilder look, String attribute) {
    if (!(getPaint() instanceof Color color)) {
      throw new UnsupportedOperationException("only colours, not " + getPaint());
    }
    look.append(' ').append(attribute).append("=\"#");
    look.append(Integer.toHexString(color.getRGB() | 0xFF00_0000), 2, 8).append('"');
    float alpha = getComposite() instanceof AlphaComposite with ? with.getAlpha() : 1;
    float opacity = alpha * color.getAlpha() / OPAQUE;
    if (opacity < 1) {
      SvgElements.number(look.append(' ').append(attribute).append("-opacity=\""), opacity)
          .append('"');
    }
  }

  private void place(StringBuilder text, double x, double y) {
    AffineTransform transform = getTransform();
    boolean moved = (transform.getType() & ~AffineTransform.TYPE_TRANSLATION) == 0;
    double right = moved ? transform.getTranslateX() : 0;
    double down = moved ? transform.getTranslateY() : 0;
    SvgElements.number(text.append(" x=\""), x + right);
    SvgElements.number(text.append("\" y=\""), y + down).append('"');
    if (!moved) {
      double[] matrix = new double[6];
      transform.getMatrix(matrix);
      String separator = " transform=\"matrix(";
      for (double number : matrix) {
        text.append(separator).append((float) number);
        separator = " ";
      }
      text.append(")\"");
    }
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    return metrics.getFontMetrics(font);
  }

  @Override
  public void dispose() {
    // Elements are text: there is nothing to let go.
  }

  @Override
  public GraphicsConfiguration getDeviceConfiguration() {
    throw cannot();
  }

  @Override
  public void setXORMode(Color color) {
    throw cannot();
  }

  @Override
  public void copyArea(int x, int y, int width, int height, int right, int down) {
    throw cannot();
  }

  @Override
  public void drawRenderedImage(RenderedImage image, AffineTransform transform) {
    throw cannot();
  }

  @Override
  public void drawRenderableImage(RenderableImage image, AffineTransform transform) {
    throw cannot();
  }

  private static UnsupportedOperationException cannot() {
    return new UnsupportedOperationException("no chart needs it");
  }
}
