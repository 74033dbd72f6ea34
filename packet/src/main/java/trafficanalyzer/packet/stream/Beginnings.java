package trafficanalyzer.packet.stream;

import java.time.Duration;
import java.util.function.Supplier;
import trafficanalyzer.packet.Packet;

/**
 * The directions of conversations whose beginnings are being put together: bounded in number, bytes
 * and age by packet time. The one that was touched longest ago gives way, so a flood of spoofed
 * packets pushes out what is old and takes no memory.
 *
 * <p>Not for use by several threads at once.
 *
 * @param <T> what is known of a beginning besides
 */
public final class Beginnings<T extends Beginning> {
  private final Supplier<T> factory;
  private final int most;
  private final long mostBytes;
  private final long maxAgeNanos;
  private final HashKey key = new HashKey();
  private final Beginning[] buckets;
  private final SpareBuffers spare = new SpareBuffers();

  private Beginning free;
  private Beginning oldest;
  private Beginning newest;
  private int size;
  private long bytes;

  /**
   * @param factory makes a new one; they are used again, so that a flood makes no garbage
   * @param most how many are kept
   * @param mostBytes how many bytes all of them may hold together, beside some 300 for each
   * @param maxAge how long one is kept without a packet that adds to it
   */
  public Beginnings(Supplier<T> factory, int most, long mostBytes, Duration maxAge) {
    this.factory = factory;
    this.most = most;
    this.mostBytes = mostBytes;
    this.maxAgeNanos = maxAge.toNanos();
    this.buckets = new Beginning[Integer.highestOneBit(Math.max(1, most - 1)) * 4];
  }

  /**
   * The beginning that the packet belongs to; null if there is none, or only one that is too old.
   *
   * @param timestampNanos packet time, nanoseconds since the epoch
   */
  public T find(Packet packet, long timestampNanos) {
    if (size == 0) {
      return null;
    }
    expire(timestampNanos);
    Beginning found = buckets[Beginning.hash(key, packet) & buckets.length - 1];
    while (found != null && !found.carries(packet)) {
      found = found.nextInBucket;
    }
    return cast(found);
  }

  /** As {@link #find}, but the beginning of the other direction, which the packet answers to. */
  public T findAnswered(Packet packet, long timestampNanos) {
    if (size == 0) {
      return null;
    }
    expire(timestampNanos);
    Beginning found = buckets[Beginning.answeredHash(key, packet) & buckets.length - 1];
    while (found != null && !found.isAnsweredBy(packet)) {
      found = found.nextInBucket;
    }
    return cast(found);
  }

  /**
   * Adds a beginning for the packet's direction, which must not be there.
   *
   * @param timestampNanos packet time, nanoseconds since the epoch
   */
  public T add(Packet packet, long timestampNanos) {
    if (size == most) {
      remove(oldest);
    }
    T beginning = cast(free);
    if (beginning == null) {
      beginning = factory.get();
      beginning.assembly().share(spare);
    } else {
      free = free.nextInBucket;
    }
    ((Beginning) beginning).restart(packet);
    int bucket = ((Beginning) beginning).hash(key) & buckets.length - 1;
    ((Beginning) beginning).nextInBucket = buckets[bucket];
    buckets[bucket] = beginning;
    size++;
    append(beginning, timestampNanos);
    return beginning;
  }

  /** To be called after something was added to a beginning: it is the newest then. */
  public void touched(T beginning, long timestampNanos) {
    if (newest != beginning) {
      unlink(beginning);
      append(beginning, timestampNanos);
    }
    ((Beginning) beginning).lastNanos = timestampNanos;
    account(beginning);
    while (bytes > mostBytes && oldest != beginning) {
      remove(oldest);
    }
  }

  /** Forgets a beginning that is there. */
  public void remove(Beginning beginning) {
    int bucket = beginning.hash(key) & buckets.length - 1;
    if (buckets[bucket] == beginning) {
      buckets[bucket] = beginning.nextInBucket;
    } else {
      Beginning before = buckets[bucket];
      while (before.nextInBucket != beginning) {
        before = before.nextInBucket;
      }
      before.nextInBucket = beginning.nextInBucket;
    }
    unlink(beginning);
    size--;
    bytes -= beginning.accounted;
    beginning.accounted = 0;
    beginning.assembly().restart(0);
    beginning.nextInBucket = free;
    free = beginning;
  }

  /** Forgets all. */
  public void clear() {
    while (oldest != null) {
      remove(oldest);
    }
  }

  /** How many beginnings are kept. */
  public int size() {
    return size;
  }

  /** How many bytes they hold together. */
  public long bytes() {
    return bytes;
  }

  private void account(Beginning beginning) {
    int capacity = beginning.assembly().capacity();
    bytes += capacity - beginning.accounted;
    beginning.accounted = capacity;
  }

  /**
   * Packet time may jump, also backwards where captures were merged: what is far away in either
   * direction is too old. The difference may overflow, so it is compared without sign.
   */
  private void expire(long timestampNanos) {
    while (oldest != null
        && Long.compareUnsigned(timestampNanos - oldest.lastNanos + maxAgeNanos, 2 * maxAgeNanos)
            > 0) {
      remove(oldest);
    }
  }

  private void append(Beginning beginning, long timestampNanos) {
    beginning.lastNanos = timestampNanos;
    beginning.older = newest;
    beginning.newer = null;
    if (newest == null) {
      oldest = beginning;
    } else {
      newest.newer = beginning;
    }
    newest = beginning;
  }

  private void unlink(Beginning beginning) {
    if (beginning.older == null) {
      oldest = beginning.newer;
    } else {
      beginning.older.newer = beginning.newer;
    }
    if (beginning.newer == null) {
      newest = beginning.older;
    } else {
      beginning.newer.older = beginning.older;
    }
    beginning.older = null;
    beginning.newer = null;
  }

  /** Only beginnings of type T are ever added. */
  @SuppressWarnings("unchecked")
  private T cast(Beginning found) {
    return (T) found;
  }
}
