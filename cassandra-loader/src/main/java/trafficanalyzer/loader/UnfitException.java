package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Optional;
import trafficanalyzer.packet.file.NotACaptureException;

/** What lies in the spool cannot be a slice; the message tells why, and how to mend it. */
final class UnfitException extends IOException {
  private static final long serialVersionUID = 1L;

  UnfitException(Path file, String why) {
    super(SafeName.of(file) + " " + why);
  }

  /** Why a file is to be put aside; empty where not the file but the machine is in trouble. */
  static Optional<String> reason(Path file, IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return Optional.of(
          SafeName.of(file)
              + " may not be read by the loader's user "
              + System.getProperty("user.name")
              + ": make it (and its sidecar) readable, and put it back into incoming/");
    }
    boolean unfit =
        failure instanceof UnfitException
            || failure instanceof DamagedSidecarException
            || failure instanceof NotACaptureException;
    return unfit ? Optional.of(failure.getMessage()) : Optional.empty();
  }
}
