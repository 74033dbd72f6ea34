package trafficanalyzer.analysis.statistics;

import java.util.function.Supplier;

/**
 * The packets of each port that occurs, as they are kept: two numbers for each, the distance to the
 * port before and the packets, each in as few bytes as it needs (7 bits each, the lowest first, the
 * top bit where more follow). Mostly that is two bytes a port.
 */
final class PackedPorts implements PortCounts {
  static final PackedPorts NONE = inMemory(0, new byte[0]);

  private final int size;
  private final Supplier<byte[]> bytes;

  private PackedPorts(int size, Supplier<byte[]> bytes) {
    this.size = size;
    this.bytes = bytes;
  }

  private static PackedPorts inMemory(int size, byte[] bytes) {
    return new PackedPorts(size, () -> bytes);
  }

  /** Those whose bytes lie elsewhere. */
  static PackedPorts stored(int size, Supplier<byte[]> bytes) {
    return new PackedPorts(size, bytes);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void forEach(Visitor visitor) {
    VarBytes.Source source = new VarBytes.Source(bytes.get());
    int port = -1;
    for (int i = 0; i < size; i++) {
      port += (int) source.take();
      visitor.port(port, source.take());
    }
  }

  /** The bytes, for the state file. */
  byte[] bytes() {
    return bytes.get();
  }

  /**
   * Takes bytes that nobody vouches for.
   *
   * @throws IllegalArgumentException unless they are what a {@link Packer} makes
   */
  static PackedPorts of(byte[] bytes) {
    VarBytes.Source source = new VarBytes.Source(bytes);
    long port = -1;
    int size = 0;
    while (source.hasMore()) {
      long distance = source.take();
      long packets = source.take();
      if (distance < 1 || distance > 0xFFFF - port || packets < 1) {
        throw new IllegalArgumentException("ports that are no ports, or have no packets");
      }
      port += distance;
      size++;
    }
    return size == 0 ? NONE : inMemory(size, bytes);
  }

  /** Packs ports one after the other; used again. */
  static final class Packer {
    private final VarBytes packed = new VarBytes(1024);
    private int last = -1;
    private int size;

    /** Adds a port that is larger than the one before. */
    void add(int port, long packets) {
      packed.put(port - last);
      packed.put(packets);
      last = port;
      size++;
    }

    PackedPorts take() {
      PackedPorts ports = size == 0 ? NONE : inMemory(size, packed.toByteArray());
      packed.clear();
      last = -1;
      size = 0;
      return ports;
    }
  }
}
