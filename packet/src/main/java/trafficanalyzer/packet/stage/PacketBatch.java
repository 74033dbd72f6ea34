package trafficanalyzer.packet.stage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import trafficanalyzer.packet.file.Frame;

/**
 * Some packets, whose frames stay in the buffers they were read into; used again. Of a batch at
 * work, only one thread at a time has its hands on it.
 *
 * @param <P> what is kept of a packet
 */
public class PacketBatch<P extends StagedPacket> {
  /** Handing over takes some microseconds: little for so many, which still stay in the caches. */
  private static final int MOST_PACKETS = 1024;

  /** So that few large frames do not keep much memory. */
  private static final int MOST_BUFFERS = 2;

  /** Buffers that hold frames of this batch or earlier ones, and of none that follow. */
  final List<ByteBuffer> usedUp = new ArrayList<>();

  /** Completed when all was done with the batch. */
  CompletableFuture<Void> done;

  private final Supplier<P> newPacket;
  private final List<P> packets = new ArrayList<>();
  private int size;

  /**
   * @param newPacket is asked for as many as a batch had at most so far
   */
  public PacketBatch(Supplier<P> newPacket) {
    this.newPacket = newPacket;
  }

  final boolean isFull() {
    return size == MOST_PACKETS || usedUp.size() >= MOST_BUFFERS;
  }

  final void add(Frame frame) {
    if (size == packets.size()) {
      packets.add(newPacket.get());
    }
    packets.get(size++).take(frame);
  }

  /** How many packets there are. */
  public final int size() {
    return size;
  }

  /** Does something with each packet, in the order of the capture. */
  public final void forEach(Consumer<? super P> action) {
    for (int i = 0; i < size; i++) {
      action.accept(packets.get(i));
    }
  }

  /**
   * Does something with packet after packet, in the order of the capture, as long as they are
   * wanted. The others leave the batch: no stage that follows sees them.
   *
   * @param wanted does it, or is false for the first packet that is not wanted
   */
  public final void keepWhile(Predicate<? super P> wanted) {
    int kept = 0;
    while (kept < size && wanted.test(packets.get(kept))) {
      kept++;
    }
    size = kept;
  }

  final void clear() {
    size = 0;
    usedUp.clear();
  }
}
