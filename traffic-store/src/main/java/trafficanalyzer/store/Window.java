package trafficanalyzer.store;

import java.time.Duration;

/**
 * How many writes may be in flight: more while they are answered quickly, fewer when a node takes
 * its time or fails, so that none waits in it until it times out. As TCP does, the window grows by
 * one with each answer until the first slow one, then by one with each round of answers, and
 * shrinks by a share (slow start, additive increase, multiplicative decrease).
 *
 * <p>Not safe for use by several threads.
 */
final class Window {
  /**
   * A node's own limit for a write is 2 s; half of it leaves room for a pause. A batch of many
   * small partitions takes some 0.3 s of an idle node, which waits for the disk between them.
   */
  private static final long SLOW_NANOS = Duration.ofSeconds(1).toNanos();

  private static final int FIRST = 32;
  private static final double AFTER_SLOWNESS = 0.8;
  private static final double AFTER_FAILURE = 0.5;

  private final int most;
  private double size;
  private long shrunkAt;
  private boolean shrunk;

  /**
   * @param most the largest that it becomes
   */
  Window(int most) {
    this.most = most;
    this.size = Math.min(FIRST, most);
  }

  int size() {
    return (int) size;
  }

  /**
   * A write was acknowledged.
   *
   * @param sentAt when it was sent, by {@link System#nanoTime}
   * @param now the present time
   */
  void acknowledged(long sentAt, long now) {
    if (now - sentAt > SLOW_NANOS) {
      shrink(AFTER_SLOWNESS, sentAt, now);
    } else {
      size = Math.min(most, size + (shrunk ? 1 / size : 1));
    }
  }

  /** A write failed. */
  void failed(long sentAt, long now) {
    shrink(AFTER_FAILURE, sentAt, now);
  }

  /** Once for all that was sent before it shrank the last time: they tell of the same trouble. */
  private void shrink(double factor, long sentAt, long now) {
    if (!shrunk || sentAt - shrunkAt >= 0) {
      size = Math.max(1, size * factor);
      shrunkAt = now;
      shrunk = true;
    }
  }
}
