package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import trafficanalyzer.store.StoredRows.Group;
import trafficanalyzer.store.StoredRows.Sum;

/**
 * Counts the rows that captures really have, where {@code captures} says how many were written.
 * {@code traffic_by_time} leads to the partitions of {@code packets}, each of which is read as a
 * whole: that takes its time.
 */
public final class RowCounter implements AutoCloseable {
  /** Partitions that are read at once. */
  private static final int READERS = 16;

  /** Partitions that are remembered before they are read. */
  private static final int MOST_WAITING = 4096;

  /** How far a slice's packets may lie outside its nominal time. */
  private static final Duration AROUND = Duration.ofMinutes(1);

  /**
   * The rows of one capture.
   *
   * @param packets in {@code packets}
   * @param otherFrames in {@code other_frames}
   * @param summedUp packets by {@code traffic_by_time}
   */
  public record Counts(long packets, long otherFrames, long summedUp) {
    /** No row at all. */
    public static final Counts NONE = new Counts(0, 0, 0);
  }

  private static final class Adders {
    final LongAdder packets = new LongAdder();
    final LongAdder otherFrames = new LongAdder();
    final LongAdder summedUp = new LongAdder();

    Counts counts() {
      return new Counts(packets.sum(), otherFrames.sum(), summedUp.sum());
    }
  }

  private final StoredRows stored;
  private final ExecutorService readers =
      Executors.newFixedThreadPool(
          READERS,
          task -> {
            Thread thread = new Thread(task, "row-counter");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<UUID, Adders> found = new ConcurrentHashMap<>();
  private final LongAdder rows = new LongAdder();

  /** Prepares the statements. */
  public RowCounter(CqlSession session) {
    stored = new StoredRows(session);
  }

  /**
   * Counts.
   *
   * @param captures which
   * @param counted told now and then how many rows were counted so far
   * @return the counts of each capture that has any row
   * @throws com.datastax.oss.driver.api.core.DriverException if Cassandra cannot be asked
   */
  public Map<UUID, Counts> count(Collection<CaptureRow> captures, LongConsumer counted)
      throws InterruptedException {
    found.clear();
    TimeRanges ranges = new TimeRanges();
    captures.forEach(capture -> ranges.add(first(capture), last(capture)));
    List<Callable<Void>> partitions = new ArrayList<>();
    for (Instant slice : stored.otherFrameSlices(ranges::contain)) {
      add(() -> countOtherFrames(slice), partitions, counted);
    }
    for (Instant minute : stored.minutes(ranges::contain)) {
      addMinute(minute, partitions, counted);
    }
    read(partitions, counted);
    return captures.stream()
        .map(CaptureRow::captureId)
        .filter(found::containsKey)
        .distinct()
        .collect(Collectors.toMap(id -> id, id -> found.get(id).counts()));
  }

  // Partitions are named by the start of their time, so a range begins where a minute does.

  private static Instant first(CaptureRow capture) {
    Instant first =
        capture.firstPacket() == null ? capture.startedAt().minus(AROUND) : capture.firstPacket();
    return first.truncatedTo(ChronoUnit.MINUTES);
  }

  /** Of a file that an earlier version loaded nobody knows how long it is. */
  private static Instant last(CaptureRow capture) {
    if (capture.lastPacket() != null) {
      return capture.lastPacket();
    }
    return capture.seconds() > 0
        ? capture.startedAt().plusSeconds(capture.seconds()).plus(AROUND)
        : Instant.MAX;
  }

  private void addMinute(Instant minute, List<Callable<Void>> partitions, LongConsumer counted)
      throws InterruptedException {
    InetAddress destination = null;
    Instant slice = null;
    for (Sum sum : stored.sums(minute)) {
      adders(sum.captureId()).summedUp.add(sum.packets());
      if (!sum.destinationIp().equals(destination) || !sum.slice().equals(slice)) {
        InetAddress next = sum.destinationIp();
        Instant itsSlice = sum.slice();
        add(() -> countPackets(next, itsSlice), partitions, counted);
        destination = next;
        slice = itsSlice;
      }
    }
  }

  private void add(Callable<Void> partition, List<Callable<Void>> partitions, LongConsumer counted)
      throws InterruptedException {
    partitions.add(partition);
    if (partitions.size() == MOST_WAITING) {
      read(partitions, counted);
    }
  }

  private void read(List<Callable<Void>> partitions, LongConsumer counted)
      throws InterruptedException {
    for (Future<Void> partition : readers.invokeAll(partitions)) {
      try {
        partition.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
    partitions.clear();
    counted.accept(rows.sum());
  }

  private Void countPackets(InetAddress destinationIp, Instant slice) {
    for (Group group : stored.packets(destinationIp, slice)) {
      adders(group.captureId()).packets.add(group.rows());
      rows.add(group.rows());
    }
    return null;
  }

  private Void countOtherFrames(Instant slice) {
    for (Group group : stored.otherFrames(slice)) {
      adders(group.captureId()).otherFrames.add(group.rows());
      rows.add(group.rows());
    }
    return null;
  }

  private Adders adders(UUID captureId) {
    return found.computeIfAbsent(captureId, id -> new Adders());
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
