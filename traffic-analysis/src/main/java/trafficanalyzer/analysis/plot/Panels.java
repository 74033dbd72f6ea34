package trafficanalyzer.analysis.plot;

import java.awt.Graphics2D;
import java.util.List;

/** Drawings beside and below each other. */
record Panels(List<Drawing> drawings, int columns) implements Drawing {
  @Override
  public void draw(Graphics2D graphics, int width, int height) {
    graphics.setColor(Look.BACKGROUND);
    graphics.fillRect(0, 0, width, height);
    int rows = rows();
    for (int i = 0; i < drawings.size(); i++) {
      Graphics2D part = (Graphics2D) graphics.create();
      part.translate(i % columns * width / columns, i / columns * height / rows);
      drawings.get(i).draw(part, width / columns, height / rows);
      part.dispose();
    }
  }

  int rows() {
    return (drawings.size() + columns - 1) / columns;
  }
}
