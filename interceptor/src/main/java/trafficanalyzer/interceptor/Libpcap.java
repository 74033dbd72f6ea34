package trafficanalyzer.interceptor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** The native library, and what its errors mean to a person. */
final class Libpcap {
  // Return codes of pcap_activate(3PCAP).
  private static final int NO_SUCH_DEVICE = -5;
  private static final int PERMISSION_DENIED = -8;
  private static final int INTERFACE_NOT_UP = -9;
  private static final int PROMISCUOUS_DENIED = -11;

  private static final Pattern VERSION = Pattern.compile("libpcap version (\\d+)\\.(\\d+)");
  private static final String INSTALL =
      "install version 1.10 or newer (Debian: sudo apt-get install libpcap0.8)";

  private Libpcap() {}

  /**
   * Checks that libpcap is there and new enough. Two things of 1.10 are relied on: {@code
   * pcap_breakloop} wakes a loop to which no packet arrives, and {@code pcap_dump} writes nothing
   * more once a write has failed, so that a full disk never tears a hole into a slice.
   */
  static void require() {
    requireVersion(version());
  }

  static void requireVersion(String version) {
    Matcher found = VERSION.matcher(version);
    if (found.find()) {
      int major = Integer.parseInt(found.group(1));
      int minor = Integer.parseInt(found.group(2));
      if (major < 1 || major == 1 && minor < 10) {
        throw new ServiceException(ExitCode.MISSING, version + " is too old", INSTALL);
      }
    }
  }

  private static String version() {
    try {
      return Pcaps.libVersion();
    } catch (LinkageError e) {
      throw new ServiceException(
          ExitCode.MISSING, "libpcap cannot be loaded: " + cause(e), INSTALL, e);
    }
  }

  private static String cause(LinkageError error) {
    Throwable deepest = error;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no reason given");
  }

  /** Says why an interface could not be opened. */
  static ServiceException cannotOpen(String name, PcapNativeException e) {
    int code = e.getReturnCode() == null ? 0 : e.getReturnCode();
    return switch (code) {
      case PERMISSION_DENIED, PROMISCUOUS_DENIED ->
          new ServiceException(
              ExitCode.MISSING,
              "no permission to record on " + name,
              "run as root, or with the capability alone: sudo setpriv --reuid=$(id -u)"
                  + " --regid=$(id -g) --init-groups --inh-caps=+net_raw --ambient-caps=+net_raw"
                  + " COMMAND",
              e);
      case NO_SUCH_DEVICE ->
          new ServiceException(
              ExitCode.MISSING,
              "there is no network interface " + name,
              "set " + InterceptorConfig.INTERFACES.name() + " to one that exists",
              e);
      case INTERFACE_NOT_UP ->
          new ServiceException(
              ExitCode.MISSING, name + " is down", "sudo ip link set " + name + " up", e);
      default ->
          new ServiceException(
              ExitCode.MISSING,
              "cannot record on " + name + ": " + e.getMessage(),
              "check the interface, or set " + InterceptorConfig.INTERFACES.name(),
              e);
    };
  }

  /** Says what is wrong with a filter. */
  static ServiceException wrongFilter(String expression, PcapNativeException e) {
    return new ServiceException(
        ExitCode.USAGE,
        "libpcap does not understand the filter \"" + expression + "\": " + e.getMessage(),
        "see pcap-filter(7) and set " + InterceptorConfig.FILTER.name(),
        e);
  }
}
