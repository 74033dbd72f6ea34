package trafficanalyzer.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import trafficanalyzer.cli.console.StandardOutput;
import trafficanalyzer.packet.text.Utf8Text;

/**
 * Prints rows under their header.
 *
 * <p>Not for use by several threads at once, but for {@link #broken()}.
 */
final class RowWriter extends RowText implements AutoCloseable {
  /** A write of this size costs as much as a small one. */
  private static final int FULL = 1 << 16;

  /** What any usual row takes. */
  private static final int ROW = 1 << 13;

  private final OutputStream out;
  private volatile boolean broken; // asked by who reads while another thread prints
  private IOException failure;

  RowWriter(OutputStream out, RowFormat format, List<String> columns) {
    super(format, columns, FULL + ROW);
    this.out = out;
    if (format != RowFormat.json) {
      columns.forEach(this::text);
      end();
    }
  }

  /** Whether nobody reads any more what is printed, as after {@code | head}, or it failed. */
  boolean broken() {
    return broken;
  }

  /** Why what was printed could not be written; empty too where only nobody reads it any more. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  void end() {
    super.end();
    if (text.length() >= FULL) {
      write(text);
    }
  }

  /** Prints rows that were made elsewhere, and takes them away there. */
  void print(RowText rows) {
    write(text);
    write(rows.text);
  }

  private void write(Utf8Text what) {
    try {
      if (!broken) {
        what.writeTo(out);
      }
    } catch (IOException e) {
      broken(e);
    }
    what.setLength(0); // what could not be written is not tried again
  }

  @Override
  public void close() {
    flush();
  }

  /** Hands on what was printed so far. */
  void flush() {
    write(text);
    try {
      if (!broken) {
        out.flush();
      }
    } catch (IOException e) {
      broken(e);
    }
  }

  private void broken(IOException e) {
    broken = true;
    failure = e instanceof StandardOutput.ReaderGoneException ? null : e;
  }
}
