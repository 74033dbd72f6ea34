package trafficanalyzer.analysis.plot;

import java.awt.font.FontRenderContext;
import java.io.IOException;

/** Whether this machine can draw text at all. */
final class Fonts {
  private Fonts() {}

  /**
   * Draws a letter in mind.
   *
   * @throws IOException if there is no font, with what to do about it
   */
  static void require() throws IOException {
    require(() -> Look.LABEL.getStringBounds("a", new FontRenderContext(null, true, true)));
  }

  static void require(Runnable use) throws IOException {
    try {
      use.run();
    } catch (RuntimeException | Error e) { // which of them depends on what is missing
      throw new IOException(
          "this machine has no fonts to label plots with;"
              + " run: sudo apt-get install fontconfig fonts-dejavu-core",
          e);
    }
  }
}
