package trafficanalyzer.cli.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What this process may do beyond an ordinary one, and how each child is given no more of it than
 * it needs (capabilities(7), setpriv(1)).
 *
 * @param effective the bits of CapEff
 * @param ambient the bits of CapAmb: what a program that is started inherits
 * @param root whether this is user 0, whose programs get all that the bounding set holds
 */
record Capabilities(BigInteger effective, BigInteger ambient, boolean root) {
  /** One capability, with its number in {@code linux/capability.h}. */
  enum Capability {
    SETPCAP(8),
    NET_BIND_SERVICE(10),
    NET_ADMIN(12),
    NET_RAW(13);

    private final int bit;

    Capability(int bit) {
      this.bit = bit;
    }

    private String option() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Those of this process. */
  static Capabilities own() {
    try {
      return parse(Files.readAllLines(Path.of("/proc/self/status")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the lines of {@code /proc/PID/status}. */
  static Capabilities parse(List<String> status) {
    return new Capabilities(
        new BigInteger(field(status, "CapEff"), 16),
        new BigInteger(field(status, "CapAmb"), 16),
        field(status, "Uid").startsWith("0"));
  }

  private static String field(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("0");
  }

  boolean has(Capability capability) {
    return effective.testBit(capability.bit);
  }

  /**
   * The start of a child's command line: a session of its own, so that Ctrl-C reaches only this
   * process, which stops the children in their order; and no capability but those given.
   */
  List<String> commandPrefix(Capability... needed) {
    List<String> prefix = new ArrayList<>(List.of("setsid"));
    List<Capability> kept = List.of(needed);
    if (root && has(Capability.SETPCAP)) {
      // Root gets at exec what the bounding set holds.
      List<String> dropped =
          List.of(Capability.NET_RAW, Capability.NET_ADMIN).stream()
              .filter(capability -> !kept.contains(capability))
              .map(capability -> "-" + capability.option())
              .toList();
      if (!dropped.isEmpty()) {
        String list = String.join(",", dropped);
        prefix.addAll(List.of("setpriv", "--inh-caps=" + list, "--bounding-set=" + list, "--"));
      }
    } else if (!root && ambient.signum() != 0) {
      StringBuilder list = new StringBuilder("-all");
      kept.stream()
          .filter(capability -> ambient.testBit(capability.bit))
          .forEach(capability -> list.append(",+").append(capability.option()));
      prefix.addAll(List.of("setpriv", "--ambient-caps=" + list, "--inh-caps=" + list, "--"));
    }
    return prefix;
  }
}
