package trafficanalyzer.interceptor.producer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import trafficanalyzer.service.Setting;
import trafficanalyzer.service.Settings;

/**
 * Where the mock traffic flows, and how much of it.
 *
 * @param network first three octets of the addresses used, within 127.0.0.0/8
 * @param rate factor on the number of visits; at 1 they make a few hundred packets a second
 * @param ipv6Port port of the web server on ::1, which has one address only for all producers
 */
public record ProducerConfig(String network, double rate, int ipv6Port) {
  public static final Setting NETWORK =
      new Setting(
          "TRAFFIC_PRODUCER_NETWORK",
          "127.53.0",
          "First three octets of the loopback addresses that mock traffic uses");
  public static final Setting RATE =
      new Setting("TRAFFIC_PRODUCER_RATE", "1", "Factor on the amount of mock traffic");
  public static final Setting IPV6_PORT =
      new Setting(
          "TRAFFIC_PRODUCER_IPV6_PORT",
          "",
          "Port of the mock web server on ::1; where empty, 5380 for the default network and another"
              + " one for each other network");

  /** All that the producer reads. */
  public static final List<Setting> SETTINGS = List.of(NETWORK, RATE, IPV6_PORT);

  private static final int DEFAULT_IPV6_PORT = 5380;
  private static final int DEFAULT_NETWORK_NUMBER = 53 * 256;
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){2}");

  /** Reads the environment. */
  public static ProducerConfig from(Map<String, String> environment) {
    Settings settings = Settings.of(environment, SETTINGS);
    String network = settings.text(NETWORK);
    if (!LOOPBACK.matcher(network).matches()) {
      throw settings.wrong(NETWORK, "three octets that begin with 127, such as 127.53.0");
    }
    int port =
        settings.text(IPV6_PORT).isEmpty()
            ? defaultIpv6Port(network)
            : settings.integer(IPV6_PORT, 1, 65_535);
    return new ProducerConfig(network, rate(settings), port);
  }

  private static double rate(Settings settings) {
    try {
      double rate = Double.parseDouble(settings.text(RATE));
      if (rate >= 0.01 && rate <= 100) {
        return rate;
      }
    } catch (NumberFormatException e) {
      // Told below, with the range that is expected.
    }
    throw settings.wrong(RATE, "a number from 0.01 to 100");
  }

  /** Producers on different networks share ::1, so each network has a port of its own there. */
  static int defaultIpv6Port(String network) {
    String[] octets = network.split("\\.");
    int number = Integer.parseInt(octets[1]) * 256 + Integer.parseInt(octets[2]);
    return DEFAULT_IPV6_PORT + Math.floorMod(number - DEFAULT_NETWORK_NUMBER, 20_000);
  }

  /** The filter for a producer on that network whose other settings are the defaults. */
  public static String captureFilter(String network) {
    return new ProducerConfig(network, 1, defaultIpv6Port(network)).captureFilter();
  }

  /** The BPF expression that records this producer's traffic, and nothing else, on {@code lo}. */
  public String captureFilter() {
    return "net " + network + ".0/24 or (ip6 host ::1 and tcp port " + ipv6Port + ")";
  }

  /** An address of the network by its last octet. */
  InetAddress address(int lastOctet) {
    try {
      return InetAddress.getByName(network + "." + lastOctet);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
