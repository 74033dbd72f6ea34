package trafficanalyzer.analysis.plot;

import java.io.IOException;
import java.io.Writer;
import trafficanalyzer.analysis.VisibleText;

/** Figures as SVG, whose text is text. */
final class SvgFile {
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
  static String element(Figure figure, String prefix) {
    SvgElements elements = new SvgElements(prefix);
    figure.drawing().draw(new SvgGraphics(elements), figure.width(), figure.height());
    return """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"\
         viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img" font-family="sans-serif"\
         text-rendering="optimizeLegibility" xml:space="preserve">
        <title>%3$s</title>
        %4$s</svg>
        """
        .formatted(figure.width(), figure.height(), VisibleText.escaped(figure.title()), elements);
  }
}
