package trafficanalyzer.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SvgGraphicsTest {
  private final SvgElements elements = new SvgElements("a-");
  private final Graphics2D graphics = new SvgGraphics(elements);

  @Test
  void whatLooksTheSameIsOneGroup() {
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 2, 1);
    graphics.fill(new Rectangle(4, 5, 1, 1));
    graphics.setColor(new Color(0x00, 0x80, 0xFF, 0x33));
    graphics.fillRect(0, 0, 2, 1);

    assertThat(elements)
        .hasToString(
            """
            <g fill="#ff0000">
            <path d="M0 0L2 0L2 1L0 1L0 0Z"/>
            <path d="M4 5L5 5L5 6L4 6L4 5Z"/>
            </g>
            <g fill="#0080ff" fill-opacity="0.2">
            <path d="M0 0L2 0L2 1L0 1L0 0Z"/>
            </g>
            """);
  }

  @Test
  void linesAreAsWideAsTheirStrokeAndWhereTheyWereMovedTo() {
    graphics.translate(10, -1);
    graphics.setColor(Color.BLACK);
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.5f));
    graphics.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_BEVEL));
    graphics.draw(new Line2D.Double(0, 0.004, 1.5, 0.996));
    graphics.draw(new Line2D.Double(-10.05, 1.07, -10, 1));

    assertThat(elements)
        .hasToString(
            """
            <g fill="none" stroke="#000000" stroke-opacity="0.5" stroke-width="1.6" \
            stroke-linecap="round" stroke-linejoin="bevel">
            <path d="M10 -1L11.5 0"/>
            <path d="M-0.05 0.07L0 0"/>
            </g>
            """);
  }

  @Test
  void dashesAreShapes() {
    graphics.setStroke(
        new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3}, 0));
    graphics.draw(new Line2D.Double(0, 1, 9, 1));

    assertThat(elements.toString())
        .contains("<g fill=\"#000000\">", "L9 0L9 2L6 2Z", "L3 0L3 2L0 2Z");
  }

  @Test
  void curvesStayCurves() {
    graphics.fill(new Ellipse2D.Double(0, 0, 2, 2));

    assertThat(elements.toString()).containsPattern("d=\"M2 1(C[^CZ]+){4}Z\"");
  }

  @Test
  void textStaysTextAndIsNoMarkup() {
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
    graphics.drawString("a < b & \"c\"", 1.5f, 2);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    graphics.rotate(-Math.PI / 2);
    graphics.drawString("up", 3, 4);

    assertThat(elements)
        .hasToString(
            """
            <g fill="#000000" font-size="15" font-weight="bold">
            <text x="1.5" y="2">a &lt; b &amp; &quot;c&quot;</text>
            </g>
            <g fill="#000000" font-size="11">
            <text x="3" y="4" transform="matrix(-0.0 -1.0 1.0 0.0 0.0 0.0)">up</text>
            </g>
            """);
  }

  @Test
  void aClipIsWrittenOnceWhereverItIsSeenFrom() {
    graphics.clip(new Rectangle(0, 0, 9, 9));
    graphics.fillRect(0, 0, 1, 1);
    Graphics2D part = (Graphics2D) graphics.create();
    part.translate(3, 3);
    part.fillRect(-3, -3, 1, 1);
    part.clip(new Rectangle(0, 0, 1, 1));
    part.fillRect(0, 0, 1, 1);
    part.dispose();

    assertThat(elements)
        .hasToString(
            """
            <clipPath id="a-clip0"><path d="M0 0L9 0L9 9L0 9L0 0Z"/></clipPath>
            <g clip-path="url(#a-clip0)" fill="#000000">
            <path d="M0 0L1 0L1 1L0 1L0 0Z"/>
            <path d="M0 0L1 0L1 1L0 1L0 0Z"/>
            </g>
            <clipPath id="a-clip1"><path d="M3 3L3 4L4 4L4 3Z"/></clipPath>
            <g clip-path="url(#a-clip1)" fill="#000000">
            <path d="M3 3L4 3L4 4L3 4L3 3Z"/>
            </g>
            """);
  }

  @Test
  void imagesAreWithinWithTheirPixels() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(1, 0, 0xFF123456);
    graphics.drawImage(image, 1, 2, 20, 10, null);

    String svg = elements.toString();
    assertThat(svg)
        .contains("<image x=\"1\" y=\"2\" width=\"20\" height=\"10\"")
        .contains("image-rendering=\"pixelated\"");
    String data = svg.substring(svg.indexOf("base64,") + 7, svg.lastIndexOf("\"/>"));
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
    assertThat(read.getRGB(0, 0)).isZero();
    assertThat(read.getRGB(1, 0)).isEqualTo(0xFF123456);
  }

  @Test
  void whatItCannotWriteItDoesNotWriteOtherwise() {
    graphics.setPaint(new GradientPaint(0, 0, Color.RED, 1, 1, Color.BLUE));

    assertThatThrownBy(() -> graphics.fillRect(0, 0, 1, 1))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("only colours");
  }
}
