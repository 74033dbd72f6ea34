package trafficanalyzer.service;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine calls itself. */
public final class HostName {
  private static final Path KERNELS = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /**
   * The host name as the kernel knows it (proc(5)); elsewhere as the resolver does.
   *
   * @throws ServiceException where neither knows one
   */
  public static String get() {
    try {
      // Java's way asks the resolver for an address too, which fails where /etc/hosts lacks the
      // name.
      return Files.exists(KERNELS)
          ? Files.readString(KERNELS).strip()
          : InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "this machine's host name is not known: " + e.getMessage(),
          "set " + CommonSettings.SENSOR.name(),
          e);
    }
  }

  /** The given name, or the host name where it is empty. */
  public static String or(String name) {
    return name.isEmpty() ? get() : name;
  }
}
