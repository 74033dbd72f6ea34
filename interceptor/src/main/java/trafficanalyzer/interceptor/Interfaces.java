package trafficanalyzer.interceptor;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** The machine's network interfaces. */
public final class Interfaces {
  /** libpcap's name for all interfaces together. */
  private static final String ANY = "any";

  private static final Path ROUTES = Path.of("/proc/net/route");

  private Interfaces() {}

  /** The interface of the IPv4 default route. */
  public static String ofDefaultRoute() {
    try {
      return ofDefaultRoute(Files.readAllLines(ROUTES))
          .orElseThrow(
              () -> new ServiceException(ExitCode.MISSING, "there is no default route", choose()));
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING, "cannot read " + ROUTES + ": " + e.getMessage(), choose(), e);
    }
  }

  /**
   * @param routes lines of /proc/net/route: interface, destination, gateway, flags, counts, metric,
   *     mask; of several default routes the one with the smallest metric holds
   */
  static Optional<String> ofDefaultRoute(List<String> routes) {
    return routes.stream()
        .skip(1)
        .map(line -> line.strip().split("\\s+"))
        .filter(route -> route.length > 7)
        .filter(route -> route[1].equals("00000000") && route[7].equals("00000000"))
        .min(Comparator.comparingInt(route -> Integer.parseInt(route[6])))
        .map(route -> route[0]);
  }

  /**
   * @throws ServiceException naming the interfaces that exist, where this one does not
   */
  static void requireExisting(String name) {
    if (!name.equals(ANY) && index(name) < 0) {
      throw new ServiceException(
          ExitCode.MISSING, "there is no network interface " + name, choose());
    }
  }

  /** The kernel's number of the interface, -1 where it does not exist. */
  static int index(String name) {
    return find(name).map(NetworkInterface::getIndex).orElse(name.equals(ANY) ? 0 : -1);
  }

  /** Whether the interface exists and is up. */
  static boolean isUp(String name) {
    try {
      Optional<NetworkInterface> found = find(name);
      return name.equals(ANY) || found.isPresent() && found.get().isUp();
    } catch (SocketException e) {
      return false;
    }
  }

  /** Whether the kernel hands each packet to a capture twice, as it goes out and as it comes in. */
  static boolean isLoopback(String name) {
    try {
      Optional<NetworkInterface> found = find(name);
      return found.isPresent() && found.get().isLoopback();
    } catch (SocketException e) {
      return false;
    }
  }

  /** The hardware address as BPF expressions write it; empty where there is none. */
  static String mac(String name) {
    try {
      Optional<NetworkInterface> found = find(name);
      byte[] address = found.isPresent() ? found.get().getHardwareAddress() : null;
      return address == null ? "" : HexFormat.ofDelimiter(":").formatHex(address);
    } catch (SocketException e) {
      return "";
    }
  }

  private static Optional<NetworkInterface> find(String name) {
    try {
      return Optional.ofNullable(NetworkInterface.getByName(name));
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  private static String choose() {
    String names;
    try {
      names =
          NetworkInterface.networkInterfaces()
              .map(NetworkInterface::getName)
              .sorted()
              .collect(Collectors.joining(", "));
    } catch (SocketException e) {
      names = "none that can be listed: " + e.getMessage();
    }
    return "set " + InterceptorConfig.INTERFACES.name() + " to one that exists: " + names;
  }
}
