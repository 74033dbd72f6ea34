package trafficanalyzer.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.info.Info;
import trafficanalyzer.packet.text.Utf8Text;

/**
 * Rows as text in UTF-8, made column by column in the order of the header, without allocating for
 * each value. Control characters are escaped, so that no capture's content reaches a terminal as a
 * command.
 *
 * <p>Not for use by several threads at once.
 */
class RowText {
  final Utf8Text text;
  private final RowFormat format;
  private final boolean json;
  private final char separator;

  /** In JSON, each column's name with its signs. */
  private final byte[][] names;

  private final Utf8Text info = new Utf8Text(2 * Info.LONGEST);
  private final TimeText times = new TimeText();
  private final CellText cells;
  private final CellCache cache;
  private int column;
  private boolean rowIsEmpty = true;

  /**
   * @param capacity bytes that there is room for at first
   */
  RowText(RowFormat format, List<String> columns, int capacity) {
    this.format = format;
    text = new Utf8Text(capacity);
    json = format == RowFormat.json;
    separator = format == RowFormat.tsv ? '\t' : ',';
    cells = CellText.of(format);
    cache = new CellCache(cells);
    names =
        columns.stream()
            .map(name -> ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
  }

  /** The next value; null for one that is absent. */
  void text(String value) {
    if (value == null) {
      absent();
      return;
    }
    begin();
    quote();
    cache.append(value, text);
    quote();
  }

  /** The next value, what the packet is about. */
  void info(Packet packet) {
    begin();
    quote();
    info.setLength(0);
    Info.append(packet, info);
    cells.appendPrintable(info, text);
    quote();
  }

  /** The next value, a number. */
  void number(long value) {
    begin();
    text.append(value);
  }

  /** The next value, absent if negative. */
  void numberOrAbsent(long value) {
    if (value < 0) {
      absent();
    } else {
      number(value);
    }
  }

  /** The next value, true or false. */
  void flag(boolean value) {
    begin();
    text.append(value ? "true" : "false");
  }

  /** The next value is not there. */
  void absent() {
    if (json) {
      column++;
    } else {
      begin();
    }
  }

  /** The next value, a time in UTC with nine digits after the second. */
  void time(long nanosSinceEpoch) {
    begin();
    quote();
    times.append(nanosSinceEpoch, text);
    quote();
  }

  /** The next value, seconds since the epoch with nine digits after the point. */
  void epoch(long nanosSinceEpoch) {
    begin();
    times.appendEpoch(nanosSinceEpoch, text);
  }

  /** The next value, an IP address. */
  void address(long high, long low) {
    begin();
    quote();
    Addresses.append(text, high, low);
    quote();
  }

  /** The next value, a MAC address; absent if negative. */
  void mac(long address) {
    if (address < 0) {
      absent();
      return;
    }
    begin();
    quote();
    text.mac(address);
    quote();
  }

  /** Ends the row. */
  void end() {
    if (json) {
      if (rowIsEmpty) {
        text.append('{');
      }
      text.append('}');
    } else if (format == RowFormat.csv) {
      text.append('\r'); // RFC 4180, section 2.1
    }
    text.append('\n');
    column = 0;
    rowIsEmpty = true;
  }

  private void begin() {
    if (!rowIsEmpty) {
      text.append(separator);
    }
    if (json) {
      text.append(rowIsEmpty ? "{" : "").append(names[column]);
    }
    rowIsEmpty = false;
    column++;
  }

  private void quote() {
    if (json) {
      text.append('"');
    }
  }
}
