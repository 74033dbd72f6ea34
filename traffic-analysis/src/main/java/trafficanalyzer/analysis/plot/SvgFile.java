package trafficanalyzer.analysis.plot;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Figures as SVG, whose text is text. */
final class SvgFile {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final int DIGITS = 2;

  private SvgFile() {}

  /** A document of its own. */
  static void write(Figure figure, Writer out) throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.write(element(figure, ""));
  }

  /**
   * An element to stand in a page.
   *
   * @param prefix of the identifiers within, which must differ between the figures of a page
   */
  static String element(Figure figure, String prefix) throws IOException {
    Document document = document();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("");
    context.setPrecision(DIGITS);
    context.setGenericImageHandler(new SimpleImageHandler(new EmbeddedImages()));
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    figure.drawing().draw(graphics, figure.width(), figure.height());
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 %d %d".formatted(figure.width(), figure.height()));
    root.setAttribute("width", Integer.toString(figure.width()));
    root.setAttribute("height", Integer.toString(figure.height()));
    root.setAttribute("role", "img");
    Element title = document.createElementNS(NAMESPACE, "title");
    title.setTextContent(figure.title());
    root.insertBefore(title, root.getFirstChild());
    StringWriter text = new StringWriter();
    graphics.stream(root, text, true, false);
    String svg = text.toString();
    return svg.substring(svg.indexOf("<svg"))
        .replace("image-rendering:auto", "image-rendering:pixelated")
        .replaceAll("(id=\"|url\\(#|href=\"#)(?=[a-z])", "$1" + prefix.toLowerCase(Locale.ROOT));
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(NAMESPACE, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK cannot make an XML document", e);
    }
  }
}
