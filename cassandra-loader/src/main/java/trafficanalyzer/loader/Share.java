package trafficanalyzer.loader;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of all roll-up keys: those whose hash leaves a remainder.
 *
 * @param modulus a power of two
 * @param remainder from 0 to modulus - 1
 */
record Share(int modulus, int remainder) {
  /** Every key. */
  static final Share ALL = new Share(1, 0);

  boolean holds(RollUp key) {
    return (key.hashCode() & (modulus - 1)) == remainder;
  }

  /** Half of this share. */
  Share half() {
    if (modulus == 1 << 30) {
      throw new IllegalStateException("more roll-up keys with the same hash than may be held");
    }
    return new Share(modulus * 2, remainder);
  }

  /** The shares that together with {@code part}, made from this one by halving, are this one. */
  List<Share> othersOf(Share part) {
    List<Share> others = new ArrayList<>();
    for (int step = modulus; step < part.modulus; step *= 2) {
      others.add(new Share(step * 2, remainder + step));
    }
    return others;
  }
}
