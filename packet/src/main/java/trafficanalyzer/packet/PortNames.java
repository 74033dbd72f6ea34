package trafficanalyzer.packet;

/**
 * What ports are used for. A byte for each port: a table of 64 KiB stays in the caches, where a
 * switch takes half a dozen branches that no processor foresees.
 */
final class PortNames {
  private static final int PORTS = 1 << 16;

  private final byte[] numbers = new byte[PORTS];

  /** By number; without a name at 0. */
  private final String[] names = new String[128];

  private int size;

  /** Gives ports a name. */
  PortNames add(String name, int... ports) {
    names[++size] = name;
    for (int port : ports) {
      numbers[port] = (byte) size;
    }
    return this;
  }

  /** The port's name; null without one, as without port, which is -1. */
  String of(int port) {
    return port < 0 ? null : names[numbers[port]];
  }
}
