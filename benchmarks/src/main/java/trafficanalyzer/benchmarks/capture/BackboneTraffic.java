package trafficanalyzer.benchmarks.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import trafficanalyzer.packet.file.CaptureWriter;
import trafficanalyzer.packet.header.LinkTypes;

/**
 * A trace as the <a href="https://mawi.wide.ad.jp/mawi/">MAWI archive</a> has of a backbone link: a
 * quarter of an hour, cut at 96 bytes, with microseconds. The same one for the same seed.
 *
 * @param packets how many
 * @param payloads whether payload is captured up to the snap length (random, as encrypted traffic
 *     is); the archive takes it away
 * @param seed of all that is random
 */
public record BackboneTraffic(long packets, boolean payloads, long seed) {
  private static final int SNAPLEN = 96;

  /** A hundred million packets then last a quarter of an hour. */
  private static final double MEAN_GAP_NANOS = 9_000;

  private static final double SWELL_SECONDS = 240;
  private static final long MILLISECOND = 1_000_000;

  /**
   * Writes it.
   *
   * @param file compressed if its name ends in .gz
   */
  public void write(Path file) throws IOException {
    boolean compressed = file.toString().endsWith(".gz");
    OutputStream plain = Files.newOutputStream(file);
    try (CaptureWriter out =
        CaptureWriter.pcap(
            compressed ? new ParallelGzip(plain) : plain, LinkTypes.ETHERNET, false)) {
      write(out);
    }
    // The disk shall be idle when measuring begins.
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(false);
    }
  }

  private void write(CaptureWriter out) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    BackboneFlows flows = new BackboneFlows(random.split());
    BackboneFrame frame = new BackboneFrame(flows, random.split(), SNAPLEN, payloads);
    double[] gaps = exponentialGaps(random);
    double nanos = 0;
    double pace = 1;
    long paceChangesAt = 0;
    for (long i = 0; i < packets; i++) {
      if (nanos >= paceChangesAt) {
        // A line is neither evenly busy nor as busy in this moment as in the one before.
        double swell = 0.25 * Math.sin(nanos / 1e9 * 2 * Math.PI / SWELL_SECONDS);
        pace = (1 + swell) * (0.7 + 0.6 * random.nextDouble());
        paceChangesAt += 100 * MILLISECOND;
      }
      nanos += gaps[random.nextInt(gaps.length)] / pace;
      frame.make(flows.next(), (long) nanos / MILLISECOND);
      out.write(
          LinkTypes.ETHERNET,
          Clock.START_NANOS + (long) nanos,
          frame.wireLength(),
          frame.buffer(),
          0,
          frame.capturedLength());
    }
  }

  private static double[] exponentialGaps(SplittableRandom random) {
    double[] gaps = new double[1 << 14];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = -Math.log(1 - random.nextDouble()) * MEAN_GAP_NANOS;
    }
    return gaps;
  }
}
