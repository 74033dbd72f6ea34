package trafficanalyzer.analysis.statistics;

import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesSetOperationBuilder;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesSketch;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesSketchIterator;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesSketches;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesUnion;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesUpdatableSketch;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesUpdatableSketchBuilder;

/**
 * Stands for the addresses that the table has no room for: Apache DataSketches' tuple sketch, a
 * sample of addresses by the hash of the address, each with all of its packets. It holds all of
 * them up to some 30,000, and then ever fewer; how many there are is known to 1.6 %, twice the
 * standard deviation.
 */
final class AddressSketch {
  private static final int NOMINAL_ENTRIES = 1 << 14;

  /** Of a compact sketch with one value an entry. */
  private static final int HEADER_BYTES = 24;

  private static final int THETA = 8;
  private static final int ENTRIES = 16;
  private static final int ENTRY_BYTES = 16;
  private static final byte[] NOTHING = new byte[0];

  private final long[] key = new long[2];
  private final double[] value = new double[1];
  private ArrayOfDoublesUpdatableSketch live;

  /** What was counted elsewhere; null without. */
  private ArrayOfDoublesUnion others;

  private long packets;

  /** Adds to an address. */
  void add(long high, long low, long more) {
    if (live == null) {
      live = new ArrayOfDoublesUpdatableSketchBuilder().setNominalEntries(NOMINAL_ENTRIES).build();
    }
    key[0] = high;
    key[1] = low;
    value[0] = more;
    live.update(key, value);
    packets += more;
  }

  /** Adds what another one holds. */
  void add(Saved saved) {
    if (saved.bytes().length == 0) {
      return;
    }
    if (others == null) {
      others = union();
    }
    others.union(ArrayOfDoublesSketches.heapifySketch(Memory.wrap(saved.bytes())));
    packets += saved.packets();
  }

  private static ArrayOfDoublesUnion union() {
    return new ArrayOfDoublesSetOperationBuilder().setNominalEntries(NOMINAL_ENTRIES).buildUnion();
  }

  boolean isEmpty() {
    return packets == 0;
  }

  void clear() {
    if (live != null) {
      live.reset();
    }
    others = null;
    packets = 0;
  }

  /** Tells what it estimates. */
  void addTo(AddressSpread spread) {
    if (!isEmpty()) {
      addTo(spread, sketch(), packets);
    }
  }

  /** Tells what was estimated. */
  static void addTo(AddressSpread spread, Saved saved) {
    if (saved.bytes().length > 0) {
      addTo(
          spread,
          ArrayOfDoublesSketches.heapifySketch(Memory.wrap(saved.bytes())),
          saved.packets());
    }
  }

  private static void addTo(AddressSpread spread, ArrayOfDoublesSketch sketch, long packets) {
    double squares = 0;
    double timesLog = 0;
    ArrayOfDoublesSketchIterator entries = sketch.iterator();
    while (entries.next()) {
      double count = entries.getValues()[0];
      squares += count * count;
      timesLog += count * StrictMath.log(count);
    }
    double theta = sketch.getTheta();
    double spreadOfEstimate = (sketch.getUpperBound(2) - sketch.getLowerBound(2)) / 2;
    spread.addEstimated(
        sketch.getEstimate(), spreadOfEstimate, packets, squares / theta, timesLog / theta);
  }

  private ArrayOfDoublesSketch sketch() {
    if (others == null) {
      return live;
    }
    ArrayOfDoublesUnion all = union();
    all.union(others.getResult());
    if (live != null) {
      all.union(live);
    }
    return all.getResult();
  }

  /** What it holds. */
  Saved save() {
    return isEmpty() ? Saved.EMPTY : new Saved(sketch().compact().toByteArray(), packets);
  }

  /**
   * A sketch as it is saved.
   *
   * @param bytes of DataSketches' compact form; none of an empty one
   * @param packets of its addresses
   */
  record Saved(byte[] bytes, long packets) {
    static final Saved EMPTY = new Saved(NOTHING, 0);

    /**
     * Takes bytes that nobody vouches for.
     *
     * @throws IllegalArgumentException if they are no sketch
     */
    static Saved of(byte[] bytes, long packets) {
      if (bytes.length == 0) {
        return EMPTY;
      }
      // The library takes memory for as many entries as are announced.
      boolean fits = bytes.length > HEADER_BYTES;
      Memory memory = Memory.wrap(bytes);
      if (!fits
          || (bytes.length - HEADER_BYTES) / ENTRY_BYTES != memory.getInt(ENTRIES)
          || memory.getLong(THETA) <= 0) {
        throw new IllegalArgumentException("a sketch of another length than it announces");
      }
      try {
        ArrayOfDoublesSketch sketch = ArrayOfDoublesSketches.heapifySketch(memory);
        if (sketch.getNumValues() != 1 || packets < 1) {
          throw new IllegalArgumentException("a sketch of something else");
        }
      } catch (RuntimeException | AssertionError e) { // the library throws of many kinds
        throw new IllegalArgumentException("no sketch: " + e.getMessage(), e);
      }
      return new Saved(bytes, packets);
    }
  }
}
