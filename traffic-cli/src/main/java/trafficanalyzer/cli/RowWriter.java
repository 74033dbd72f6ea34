package trafficanalyzer.cli;

import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import trafficanalyzer.packet.Addresses;

/**
 * Prints rows, column by column in the order of the header, without allocating for each value.
 * Control characters are escaped, so that no capture's content reaches a terminal as a command.
 */
final class RowWriter implements AutoCloseable {
  private static final int FLUSH_AT = 1 << 16;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final PrintWriter out;
  private final RowFormat format;
  private final List<String> columns;
  private final StringBuilder text = new StringBuilder(FLUSH_AT + 4096);
  private int column;
  private boolean rowIsEmpty = true;
  private long second = Long.MIN_VALUE;
  private String secondText;
  private boolean broken;

  RowWriter(PrintWriter out, RowFormat format, List<String> columns) {
    this.out = out;
    this.format = format;
    this.columns = columns;
    if (format != RowFormat.json) {
      columns.forEach(this::text);
      end();
    }
  }

  /** Whether nobody reads any more what is printed, as after {@code | head}. */
  boolean broken() {
    return broken;
  }

  /** The next value; null for one that is absent. */
  void text(String value) {
    if (value == null) {
      absent();
      return;
    }
    begin();
    quote();
    if (format == RowFormat.csv && (value.indexOf(',') >= 0 || value.indexOf('"') >= 0)) {
      text.append('"');
      escaped(value);
      text.append('"');
    } else {
      escaped(value);
    }
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
    text.append(value);
  }

  /** The next value is not there. */
  void absent() {
    if (format == RowFormat.json) {
      column++;
    } else {
      begin();
    }
  }

  /** The next value, a time in UTC with nine digits after the second. */
  void time(long nanosSinceEpoch) {
    begin();
    quote();
    long now = Math.floorDiv(nanosSinceEpoch, 1_000_000_000L);
    if (now != second) {
      second = now;
      LocalDateTime time = LocalDateTime.ofEpochSecond(now, 0, ZoneOffset.UTC);
      String minute = time.withSecond(0).toString();
      secondText = minute + (time.getSecond() < 10 ? ":0" : ":") + time.getSecond() + ".";
    }
    text.append(secondText);
    long fraction = Math.floorMod(nanosSinceEpoch, 1_000_000_000L);
    for (long digit = 100_000_000; digit > 0; digit /= 10) {
      text.append((char) ('0' + fraction / digit % 10));
    }
    text.append('Z');
    quote();
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
    Addresses.appendMac(text, address);
    quote();
  }

  /** Ends the row. */
  void end() {
    if (format == RowFormat.json) {
      text.append(rowIsEmpty ? "{}" : "}");
    }
    text.append(format == RowFormat.csv ? "\r\n" : "\n"); // RFC 4180, section 2.1
    column = 0;
    rowIsEmpty = true;
    if (text.length() >= FLUSH_AT) {
      flush();
    }
  }

  @Override
  public void close() {
    flush();
  }

  /** Hands on what was printed so far. */
  void flush() {
    out.append(text);
    broken = out.checkError(); // flushes, too
    text.setLength(0);
  }

  private void begin() {
    if (format == RowFormat.json) {
      text.append(rowIsEmpty ? '{' : ',').append('"').append(columns.get(column)).append("\":");
    } else if (column > 0) {
      text.append(format == RowFormat.csv ? ',' : '\t');
    }
    rowIsEmpty = false;
    column++;
  }

  private void quote() {
    if (format == RowFormat.json) {
      text.append('"');
    }
  }

  private void escaped(String value) {
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (Character.isISOControl(character)) {
        text.append(format == RowFormat.json ? "\\u00" : "\\x");
        text.append(HEX[character >> 4 & 0xF]).append(HEX[character & 0xF]);
      } else if (format == RowFormat.json && (character == '"' || character == '\\')) {
        text.append('\\').append(character);
      } else if (format == RowFormat.csv && character == '"') {
        text.append("\"\"");
      } else {
        text.append(character);
      }
    }
  }
}
