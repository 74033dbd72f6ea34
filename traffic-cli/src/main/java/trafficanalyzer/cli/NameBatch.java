package trafficanalyzer.cli;

import java.io.IOException;
import trafficanalyzer.packet.name.ToldNames;

/** What a stretch of a file tells about names. */
final class NameBatch {
  final ToldNames names = new ToldNames();

  /** How many of the file's frames were read up to the end of the stretch. */
  long frames;

  /** The time of the last of them. */
  long timestampNanos;

  /** Whether no other stretch follows. */
  boolean isLast;

  /** Why the file could not be read further; null where it could. */
  Throwable failure;

  /** Throws what kept the stretch from being read. */
  void throwFailure() throws IOException {
    if (failure instanceof IOException e) {
      throw new IOException(e.getMessage(), e);
    }
    if (failure != null) {
      throw new IllegalStateException("names could not be read", failure);
    }
  }
}
