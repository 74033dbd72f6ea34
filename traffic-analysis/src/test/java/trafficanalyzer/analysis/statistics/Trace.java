package trafficanalyzer.analysis.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import trafficanalyzer.analysis.CaptureAnalysis;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.header.IpProtocols;

/** Traces that are made up, and how they are analysed. */
final class Trace {
  static final long SECOND = 1_000_000_000L;
  static final long BEGIN = 1_700_000_000L * SECOND;

  private static final int[] PROTOCOLS = {
    IpProtocols.TCP,
    IpProtocols.TCP,
    IpProtocols.TCP,
    IpProtocols.UDP,
    IpProtocols.UDP,
    IpProtocols.ICMP,
    IpProtocols.GRE,
    -1
  };
  private static final int[] FLAGS = {0x02, 0x12, 0x10, 0x18, 0x11, 0x04, 0x14, 0x29, 0x00};

  private Trace() {}

  /**
   * Packets like those of a busy line: few addresses have most of them, times have a long tail, and
   * some packets overtake others.
   */
  static List<Sent> random(long seed, int packets, double meanGapSeconds) {
    Random random = new Random(seed);
    List<Sent> trace = new ArrayList<>();
    double seconds = 0;
    for (int i = 0; i < packets; i++) {
      seconds += -Math.log(1 - random.nextDouble()) * meanGapSeconds;
      seconds += random.nextInt(500) == 0 ? 300 * meanGapSeconds : 0;
      long nanos = BEGIN + (long) (seconds * 1e9);
      if (random.nextInt(10) == 0) {
        nanos -= (long) (random.nextDouble() * Math.min(8, meanGapSeconds * 3) * 1e9);
      }
      trace.add(packet(random, nanos));
    }
    return trace;
  }

  private static Sent packet(Random random, long nanos) {
    int protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
    return new Sent(
        nanos,
        protocol > 0 && random.nextInt(4) == 0,
        skewed(random, 5_000),
        skewed(random, 900),
        protocol,
        skewed(random, 0xFFFF),
        random.nextInt(3) == 0 ? skewed(random, 0xFFFF) : 443,
        FLAGS[random.nextInt(FLAGS.length)],
        80 + random.nextInt(1_400));
  }

  private static int skewed(Random random, int most) {
    return (int) (most * Math.pow(random.nextDouble(), 4));
  }

  static Path write(Path file, List<Sent> trace) {
    try (CaptureWriter writer = CaptureWriter.pcap(Files.newOutputStream(file), 1, true)) {
      for (Sent sent : trace) {
        ByteBuffer frame = sent.frame();
        writer.write(
            1,
            sent.nanos(),
            Math.max(sent.wireLength(), frame.remaining()),
            frame,
            0,
            frame.remaining());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  static StatisticsAnalysis analyse(Path file, StatisticsOptions options) {
    return analyse(file, new StatisticsAnalysis(file.getFileName().toString(), options));
  }

  static StatisticsAnalysis analyse(Path file, StatisticsAnalysis statistics) {
    try {
      new CaptureAnalysis(List.of(statistics)).run(file);
      return statistics;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
