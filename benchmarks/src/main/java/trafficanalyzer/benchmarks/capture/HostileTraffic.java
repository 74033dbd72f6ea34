package trafficanalyzer.benchmarks.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Captures that are made to fill memory. The same ones each time. */
public enum HostileTraffic {
  /** Each packet from an address of its own: a flood with forged senders, or a scan. */
  MANY_ADDRESSES("10 million distinct addresses", 10_000_000) {
    @Override
    void write(PcapWriter out, long packets) throws IOException {
      Frames frames = new Frames();
      for (long i = 0; i < packets; i++) {
        int length = frames.syn(address(i), (int) i & 0xFFFF, SERVER, 443);
        out.write(Clock.START_NANOS + i * TEN_MICROSECONDS, frames.buffer(), 0, length, length);
      }
    }
  },

  /** Each answer tells another address another name. */
  SPOOFED_ANSWERS("1 million spoofed DNS answers", 1_000_000) {
    @Override
    void write(PcapWriter out, long packets) throws IOException {
      Frames frames = new Frames();
      for (long i = 0; i < packets; i++) {
        int length = answer(frames, i);
        out.write(Clock.START_NANOS + i * TEN_MICROSECONDS, frames.buffer(), 0, length, length);
      }
    }
  },

  /** Answers and connections at any time from 1970 to 2106, back and forth. */
  YEARS_APART("1 million packets years apart", 1_000_000) {
    @Override
    void write(PcapWriter out, long packets) throws IOException {
      Frames frames = new Frames();
      SplittableRandom random = new SplittableRandom(1);
      for (long i = 0; i < packets; i++) {
        long seconds = random.nextLong(1L << 32);
        int length =
            i % 2 == 0
                ? answer(frames, i)
                : frames.syn(CLIENTS + (int) i % 251, (int) i & 0xFFFF, address(i), 443);
        out.write(seconds * 1_000_000_000L, frames.buffer(), 0, length, length);
      }
    }
  };

  private static final int SCATTER = 0x9E3779B1;
  private static final int SERVER = 0xC0000201; // 192.0.2.1, RFC 5737
  private static final int CLIENTS = 0xC6336400; // 198.51.100.0
  private static final long TEN_MICROSECONDS = 10_000;

  private final String label;
  private final long packets;

  HostileTraffic(String label, long packets) {
    this.label = label;
    this.packets = packets;
  }

  /** What is in it, for people. */
  public String label() {
    return label;
  }

  /** How many packets it is made of. */
  public long packets() {
    return packets;
  }

  /** Writes the capture. */
  public void write(Path file) throws IOException {
    write(file, packets);
  }

  void write(Path file, long howMany) throws IOException {
    try (PcapWriter out = new PcapWriter(file)) {
      write(out, howMany);
    }
  }

  abstract void write(PcapWriter out, long howMany) throws IOException;

  private static int answer(Frames frames, long i) {
    return frames.dnsAnswer(
        SERVER,
        CLIENTS + (int) (i % 251),
        1024 + (int) (i % 60_000),
        (int) i,
        "host-" + i,
        address(i));
  }

  /** An odd factor makes distinct addresses of distinct numbers, in no order; 0.0.0.0 is none. */
  private static int address(long i) {
    return (int) (i + 1) * SCATTER;
  }
}
