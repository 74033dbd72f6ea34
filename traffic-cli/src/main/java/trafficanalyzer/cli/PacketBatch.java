package trafficanalyzer.cli;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import trafficanalyzer.packet.file.CaptureReader;

/** Some packets, whose frames stay in the buffers they were read into; used again. */
class PacketBatch {
  /** Handing over takes some microseconds: little for so many, which still stay in the caches. */
  private static final int MOST_PACKETS = 512;

  /** So that few large frames do not keep much memory. */
  private static final int MOST_BUFFERS = 2;

  /** Buffers that hold frames of this batch or earlier ones, and of none that follow. */
  final List<ByteBuffer> usedUp = new ArrayList<>();

  /** Completed when all was done with the batch. */
  CompletableFuture<Void> done;

  private final PacketRow[] rows = new PacketRow[MOST_PACKETS];
  private int size;

  PacketBatch() {
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new PacketRow();
    }
  }

  boolean isFull() {
    return size == MOST_PACKETS || usedUp.size() >= MOST_BUFFERS;
  }

  /** Takes the frame that the reader stands on. */
  void add(CaptureReader reader) {
    rows[size++].take(reader);
  }

  /** Does something with each packet, in the order of the capture. */
  void forEach(Consumer<PacketRow> action) {
    for (int i = 0; i < size; i++) {
      action.accept(rows[i]);
    }
  }

  void clear() {
    size = 0;
    usedUp.clear();
  }
}
