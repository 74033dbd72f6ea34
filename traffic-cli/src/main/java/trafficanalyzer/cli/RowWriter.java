package trafficanalyzer.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Prints rows in UTF-8, column by column in the order of the header, without allocating for each
 * value. Control characters are escaped, so that no capture's content reaches a terminal as a
 * command.
 *
 * <p>Not for use by several threads at once, but for {@link #broken()}.
 */
final class RowWriter implements AutoCloseable {
  /** What any number, time, address or column's name with its signs takes. */
  private static final int LONGEST_VALUE = 256;

  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");

  private final OutputStream out;
  private final RowFormat format;
  private final boolean json;

  /** What comes before each column's value where it is the row's first, and where it is not. */
  private final byte[][] first;

  private final byte[][] further;
  private final ByteText text = new ByteText();
  private final CellText cells;
  private char[] characters = new char[1024];
  private int column;
  private boolean rowIsEmpty = true;
  private volatile boolean broken; // asked by who reads while another thread prints
  private IOException failure;

  RowWriter(OutputStream out, RowFormat format, List<String> columns) {
    this.out = out;
    this.format = format;
    json = format == RowFormat.json;
    cells = CellText.of(format);
    first = new byte[columns.size()][];
    further = new byte[columns.size()][];
    for (int i = 0; i < columns.size(); i++) {
      String name = json ? "\"" + columns.get(i) + "\":" : "";
      first[i] = ascii((json ? "{" : "") + name);
      further[i] = ascii((format == RowFormat.tsv ? "\t" : ",") + name);
    }
    if (!json) {
      columns.forEach(column -> text(column));
      end();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether nobody reads any more what is printed, as after {@code | head}, or it failed. */
  boolean broken() {
    return broken;
  }

  /** Why what was printed could not be written; empty too where only nobody reads it any more. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** The next value; null for one that is absent. */
  void text(String value) {
    if (value == null) {
      absent();
      return;
    }
    int length = value.length();
    charactersFor(length);
    value.getChars(0, length, characters, 0);
    characters(length);
  }

  /** The next value. */
  void text(StringBuilder value) {
    int length = value.length();
    charactersFor(length);
    value.getChars(0, length, characters, 0);
    characters(length);
  }

  private void charactersFor(int length) {
    if (characters.length < length) {
      characters = new char[2 * length];
    }
  }

  private void characters(int length) {
    begin(6 * length); // JSON escapes a control character by six
    quote();
    cells.append(characters, length, text);
    quote();
  }

  /** The next value, a number. */
  void number(long value) {
    begin(0);
    text.number(value);
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
    begin(0);
    text.put(value ? TRUE : FALSE);
  }

  /** The next value is not there. */
  void absent() {
    if (json) {
      column++;
    } else {
      begin(0);
    }
  }

  /** The next value, a time in UTC with nine digits after the second. */
  void time(long nanosSinceEpoch) {
    begin(0);
    quote();
    text.time(nanosSinceEpoch);
    quote();
  }

  /** The next value, seconds since the epoch with nine digits after the point. */
  void epoch(long nanosSinceEpoch) {
    begin(0);
    text.epoch(nanosSinceEpoch);
  }

  /** The next value, an IP address. */
  void address(long high, long low) {
    begin(0);
    quote();
    text.address(high, low);
    quote();
  }

  /** The next value, a MAC address; absent if negative. */
  void mac(long address) {
    if (address < 0) {
      absent();
      return;
    }
    begin(0);
    quote();
    text.mac(address);
    quote();
  }

  /** Ends the row. */
  void end() {
    text.room(3);
    if (json) {
      if (rowIsEmpty) {
        text.put('{');
      }
      text.put('}');
    } else if (format == RowFormat.csv) {
      text.put('\r'); // RFC 4180, section 2.1
    }
    text.put('\n');
    column = 0;
    rowIsEmpty = true;
    try {
      text.writeWhenFull(out);
    } catch (IOException e) {
      broken(e);
    }
  }

  @Override
  public void close() {
    flush();
  }

  /** Hands on what was printed so far. */
  void flush() {
    if (broken) {
      return;
    }
    try {
      text.write(out);
      out.flush();
    } catch (IOException e) {
      broken(e);
    }
  }

  private void broken(IOException e) {
    broken = true;
    failure = e instanceof StandardOutput.ReaderGoneException ? null : e;
  }

  private void begin(int more) {
    text.room(LONGEST_VALUE + more);
    text.put(rowIsEmpty ? first[column] : further[column]);
    rowIsEmpty = false;
    column++;
  }

  private void quote() {
    if (json) {
      text.put('"');
    }
  }
}
