package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Path;

/** A slice's sidecar is there but cannot be understood, so the slice's identity is unknown. */
final class DamagedSidecarException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedSidecarException(Path sidecar, Exception cause) {
    super(
        "the sidecar "
            + sidecar.getFileName()
            + " cannot be understood: "
            + cause.getMessage().lines().findFirst().orElse(""),
        cause);
  }
}
