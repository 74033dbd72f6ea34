package trafficanalyzer.packet.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import trafficanalyzer.packet.flow.FiveTuple;

/**
 * Keeps what is learnt about names until it is handed on, in the same order, perhaps to a table in
 * another thread. May be used again and again; the connections that begin then allocate nothing.
 *
 * <p>Not for use by several threads at once.
 */
public final class ToldNames implements NameSink {
  /** Stands in the list where a connection began. */
  private static final Object BEGINS = new Object();

  private final List<Object> told = new ArrayList<>();
  private final List<FiveTuple> tuples = new ArrayList<>();
  private long[] times = new long[64];
  private int begun;

  @Override
  public void add(NameObservation observation) {
    told.add(observation);
  }

  @Override
  public void add(FlowName name) {
    told.add(name);
  }

  @Override
  public void begins(FiveTuple tuple, long timestampNanos) {
    if (begun == tuples.size()) {
      tuples.add(new FiveTuple());
      times = begun < times.length ? times : Arrays.copyOf(times, 2 * begun);
    }
    tuples.get(begun).set(tuple);
    times[begun++] = timestampNanos;
    told.add(BEGINS);
  }

  /** How much was learnt since it was handed on. */
  public int size() {
    return told.size();
  }

  /** How many of it were names; the rest is connections that began. */
  public int names() {
    return told.size() - begun;
  }

  /** Tells another sink all that was learnt, and forgets it. */
  public void handOn(NameSink sink) {
    int next = 0;
    for (Object one : told) {
      if (one instanceof NameObservation observation) {
        sink.add(observation);
      } else if (one instanceof FlowName name) {
        sink.add(name);
      } else {
        sink.begins(tuples.get(next), times[next]);
        next++;
      }
    }
    told.clear();
    begun = 0;
  }
}
