package trafficanalyzer.packet.stream;

import java.security.SecureRandom;

/** Hashes five-tuples with random numbers, so that nobody can choose ones that collide. */
final class HashKey {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final long key0 = RANDOM.nextLong();
  private final long key1 = RANDOM.nextLong();
  private final long key2 = RANDOM.nextLong();

  int hash(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int ports) {
    long hash =
        fold(
            fold(sourceHigh ^ key0, sourceLow ^ key1) ^ ports,
            fold(destinationHigh ^ key1, destinationLow ^ key2) ^ key0);
    return (int) (hash ^ hash >>> 32);
  }

  /** Both halves of the 128-bit product, as in wyhash. */
  private static long fold(long a, long b) {
    return a * b ^ Math.multiplyHigh(a, b);
  }
}
