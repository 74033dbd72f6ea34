package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Path;

/** A slice's sidecar is there but cannot be understood, so the slice's identity is unknown. */
final class DamagedSidecarException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedSidecarException(Path sidecar, String why) {
    super(
        "the sidecar "
            + sidecar.getFileName()
            + " cannot be understood: "
            + why.lines().findFirst().orElse("")
            + "; mend it and put both files back into incoming/, or the capture alone");
  }
}
