package trafficanalyzer.interceptor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * The machine's network interfaces, from sysfs: {@link java.net.NetworkInterface} knows only those
 * that have an IP address, which an interface that just listens does not need.
 */
public final class Interfaces {
  /** libpcap's name for all interfaces together. */
  private static final String ANY = "any";

  private static final Path INTERFACES = Path.of("/sys/class/net");

  // linux/if.h and linux/if_arp.h
  private static final int IFF_UP = 0x1;
  private static final int IFF_LOOPBACK = 0x8;
  private static final String ARPHRD_ETHER = "1";

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
    return name.equals(ANY) ? 0 : Integer.parseInt(read(name, "ifindex", "-1"));
  }

  /** Whether the interface exists and is up. */
  static boolean isUp(String name) {
    return name.equals(ANY) || (flags(name) & IFF_UP) != 0;
  }

  /** Whether the kernel hands each packet to a capture twice, as it goes out and as it comes in. */
  static boolean isLoopback(String name) {
    return (flags(name) & IFF_LOOPBACK) != 0;
  }

  /** The hardware address as BPF expressions write it; empty where frames carry none. */
  static String mac(String name) {
    return read(name, "type", "").equals(ARPHRD_ETHER) ? read(name, "address", "") : "";
  }

  private static int flags(String name) {
    return Integer.decode(read(name, "flags", "0"));
  }

  /** A file of the interface in sysfs, or what else to return where there is no such interface. */
  private static String read(String name, String file, String otherwise) {
    if (name.contains("/") || name.startsWith(".")) {
      return otherwise;
    }
    try {
      return Files.readString(INTERFACES.resolve(name).resolve(file)).strip();
    } catch (IOException e) {
      return otherwise;
    }
  }

  private static String choose() {
    String names;
    try (Stream<Path> folders = Files.list(INTERFACES)) {
      names =
          folders
              .filter(Files::isDirectory)
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .collect(Collectors.joining(", "));
    } catch (IOException e) {
      names = "none that can be listed: " + e;
    }
    return "set " + InterceptorConfig.INTERFACES.name() + " to one that exists: " + names;
  }
}
