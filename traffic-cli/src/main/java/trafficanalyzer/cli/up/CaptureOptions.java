package trafficanalyzer.cli.up;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** What {@code up} captures: the demo's traffic, or the machine's own. */
final class CaptureOptions {
  @Option(
      names = "--no-demo",
      description = "no mock traffic: capture the interface of the default route")
  private boolean noDemo;

  @Option(
      names = "--interface",
      paramLabel = "NAME",
      description = "with --no-demo: capture this interface (may be given several times)")
  private List<String> interfaces = new ArrayList<>();

  @Option(
      names = "--filter",
      paramLabel = "BPF",
      description = "with --no-demo: capture what this expression matches, see pcap-filter(7)")
  private String filter = "";

  @Option(
      names = "--producer-network",
      paramLabel = "A.B.C",
      defaultValue = "127.53.0",
      description = "the demo's network, a /24 of 127.0.0.0/8 (default: ${DEFAULT-VALUE})")
  private String producerNetwork;

  boolean demo() {
    return !noDemo;
  }

  List<String> interfaces() {
    return interfaces;
  }

  String filter() {
    return filter;
  }

  String producerNetwork() {
    return producerNetwork;
  }

  /** What is in the way of capturing what is wanted. */
  List<String> problems() {
    return interfaces.stream()
        .filter(name -> !exists(name))
        .map(name -> "there is no interface " + name + ": choose one that `ip link` lists")
        .toList();
  }

  /** libpcap knows one more than the system: all of them. */
  private static boolean exists(String name) {
    try {
      return name.equals("any") || NetworkInterface.getByName(name) != null;
    } catch (SocketException e) {
      return true; // Not known; the interceptor will tell.
    }
  }

  /**
   * @throws ServiceException where the options do not go together
   */
  void check() {
    if (demo() && !(interfaces.isEmpty() && filter.isEmpty())) {
      throw new ServiceException(
          ExitCode.USAGE,
          "--interface and --filter say what to capture instead of the demo",
          "add --no-demo");
    }
    if (!producerNetwork.matches("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){2}")) {
      throw new ServiceException(
          ExitCode.USAGE,
          "--producer-network " + producerNetwork + " is not the start of a loopback network",
          "give three numbers such as 127.53.0");
    }
  }
}
