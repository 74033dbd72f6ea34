package trafficanalyzer.cli;

import trafficanalyzer.packet.text.Utf8Text;

/** Remembers what text values look like once escaped: a capture has few names, again and again. */
final class CellCache {
  /** A value that falls on another's place takes it. */
  private static final int PLACES = 1 << 12;

  /** More than a hostname takes; so all of them take a few megabytes at most. */
  private static final int LONGEST = 255;

  private final CellText cells;
  private final String[] values = new String[PLACES];
  private final byte[][] texts = new byte[PLACES][];
  private final Utf8Text made = new Utf8Text(LONGEST);

  CellCache(CellText cells) {
    this.cells = cells;
  }

  /** Appends a value of any characters. */
  void append(String value, Utf8Text out) {
    int hash = value.hashCode();
    int place = (hash ^ hash >>> 16) & PLACES - 1;
    if (value.equals(values[place])) {
      out.append(texts[place]);
    } else if (value.length() > LONGEST) {
      cells.append(value, out);
    } else {
      made.setLength(0);
      cells.append(value, made);
      values[place] = value;
      texts[place] = made.toByteArray();
      out.append(texts[place]);
    }
  }
}
