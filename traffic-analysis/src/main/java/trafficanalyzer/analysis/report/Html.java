package trafficanalyzer.analysis.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import trafficanalyzer.analysis.VisibleText;

/** Writes HTML. Whatever is not markup of ours goes through {@link #text}. */
final class Html {
  private final Appendable out;

  Html(Appendable out) {
    this.out = out;
  }

  /** Markup, which must be a constant of the program. */
  Html markup(String markup) {
    try {
      out.append(markup);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Text from anywhere, as text. */
  Html text(String text) {
    return markup(VisibleText.escaped(text));
  }

  /** An element with nothing but text in it. */
  Html element(String name, String text) {
    return markup("<" + name + ">").text(text).markup("</" + name + ">\n");
  }

  /** The same with a class. */
  Html element(String name, String styleClass, String text) {
    return markup("<" + name + " class=\"" + styleClass + "\">")
        .text(text)
        .markup("</" + name + ">\n");
  }
}
