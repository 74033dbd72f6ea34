package trafficanalyzer.cli.up;

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
