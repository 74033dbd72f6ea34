package trafficanalyzer.analysis.statistics;

import java.io.IOException;

/** A file is no state file, or not a whole one, or of another version. */
public final class DamagedStateException extends IOException {
  DamagedStateException(String reason) {
    super(reason);
  }

  DamagedStateException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
