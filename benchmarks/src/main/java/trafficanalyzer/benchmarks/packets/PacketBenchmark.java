package trafficanalyzer.benchmarks.packets;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.FlowName;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameReader;
import trafficanalyzer.packet.name.NameSink;
import trafficanalyzer.packet.name.NameTable;

/**
 * One thread takes the packets of a capture in memory, again and again; time goes on. An operation
 * is a packet.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 2,
    jvmArgs = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-Dslf4j.internal.verbosity=ERROR"})
public class PacketBenchmark {
  /** As in {@code ./traffic packets}. */
  private static final int MOST_NAMES = 250_000;

  private static final Duration NAMES_LAST = Duration.ofHours(24);

  /** The capture file. */
  @Param("")
  public String capture;

  /** Messages that tell names allocate, at least their text; no other packet should. */
  @Param({"all", "that tell no names"})
  public String packets;

  private LoadedCapture loaded;
  private final Packet packet = new Packet();
  private final NameTable names = new NameTable(MOST_NAMES, NAMES_LAST);
  private final NameReader reader = new NameReader(names);
  private int index;
  private long shiftNanos;
  private long timestampNanos;

  /** Reads the capture. */
  @Setup
  public void load() throws IOException {
    loaded = new LoadedCapture(Path.of(capture));
    if (!packets.equals("all")) {
      BitSet tellers = tellers();
      loaded.retain(i -> !tellers.get(i));
    }
    index = -1;
  }

  /** The packets that tell a name, or the last part of a message that does. */
  private BitSet tellers() {
    BitSet tellers = new BitSet();
    NameReader toldBy =
        new NameReader(
            new NameSink() {
              @Override
              public void add(NameObservation observation) {
                tellers.set(index);
              }

              @Override
              public void add(FlowName name) {
                tellers.set(index);
              }
            });
    for (index = 0; index < loaded.packets; index++) {
      packet.wrap(
          loaded.bytes, loaded.offsets[index], loaded.lengths[index], loaded.linkTypes[index]);
      toldBy.read(packet, loaded.timestamps[index]);
    }
    return tellers;
  }

  /** Every header of a packet. */
  @Benchmark
  public Packet decode() {
    wrapNext();
    return packet;
  }

  /** The headers, the names that the packet tells, and the name of its remote end. */
  @Benchmark
  public boolean decodeAndName() {
    wrapNext();
    reader.read(packet, timestampNanos);
    return names.find(packet, timestampNanos);
  }

  private void wrapNext() {
    if (++index == loaded.packets) {
      index = 0;
      shiftNanos += loaded.nanos();
    }
    timestampNanos = loaded.timestamps[index] + shiftNanos;
    packet.wrap(
        loaded.bytes, loaded.offsets[index], loaded.lengths[index], loaded.linkTypes[index]);
  }
}
