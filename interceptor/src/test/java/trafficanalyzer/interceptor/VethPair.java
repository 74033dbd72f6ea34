package trafficanalyzer.interceptor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Two interfaces joined by a wire: one here, without addresses, so that nothing on this machine
 * speaks through it; the other in a network namespace of its own. Both go with {@link #remove()}.
 */
final class VethPair {
  private final String id = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36), 36);
  private final String namespace = "traffictest" + id;

  VethPair() throws IOException, InterruptedException {
    Shell.run("ip", "netns", "add", namespace);
    connect();
  }

  /** Makes the pair; also again after {@link #cut()}. */
  void connect() throws IOException, InterruptedException {
    Shell.run(
        "ip", "link", "add", here(), "type", "veth", "peer", "name", there(), "netns", namespace);
    Shell.run("sysctl", "-qw", "net.ipv6.conf." + here() + ".disable_ipv6=1");
    inside("sysctl", "-qw", "net.ipv6.conf." + there() + ".disable_ipv6=1");
    Shell.run("ip", "link", "set", here(), "up");
    inside("ip", "link", "set", there(), "up");
  }

  /** Deletes both interfaces. */
  void cut() throws IOException, InterruptedException {
    Shell.run("ip", "link", "del", here());
  }

  String here() {
    return "tth" + id;
  }

  private String there() {
    return "ttt" + id;
  }

  String mac() {
    return Interfaces.mac(here());
  }

  /** Sends frames through the far end, so that they come in here. */
  String sendIn(Path pcap, String... options) throws IOException, InterruptedException {
    return inside(replay(there(), pcap, options));
  }

  /** Sends frames out through the near end. */
  void sendOut(Path pcap, String... options) throws IOException, InterruptedException {
    Shell.run(replay(here(), pcap, options));
  }

  private static String[] replay(String name, Path pcap, String... options) {
    String[] command = new String[options.length + 4];
    command[0] = "tcpreplay";
    command[1] = "-q";
    System.arraycopy(options, 0, command, 2, options.length);
    command[command.length - 2] = "--intf1=" + name;
    command[command.length - 1] = pcap.toString();
    return command;
  }

  private String inside(String... command) throws IOException, InterruptedException {
    String[] whole = new String[command.length + 4];
    whole[0] = "ip";
    whole[1] = "netns";
    whole[2] = "exec";
    whole[3] = namespace;
    System.arraycopy(command, 0, whole, 4, command.length);
    return Shell.run(whole);
  }

  void remove() throws IOException, InterruptedException {
    Shell.run("ip", "netns", "del", namespace);
    // The kernel takes the pair down with the namespace, a moment later.
    Shell.await("the end of " + here(), () -> Interfaces.index(here()) < 0);
  }
}
