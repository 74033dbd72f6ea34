package trafficanalyzer.packet.name;

/**
 * A stretch of time in which every observation of one history told the same. Answers repeat
 * themselves all the time; as runs they cost nothing.
 */
final class Run {
  final History history;
  String hostname;
  NameSource source;

  /** Whether the address was the first of its answer: the one that clients try first. */
  boolean isFirst;

  /** When the question was asked that the observation at {@link #from} answers, or unknown. */
  long askedAt;

  long from;
  long to;

  /** Where {@link RunHeap} keeps it. */
  int heapIndex;

  Run(History history, NameObservation told, long from, long to) {
    this.history = history;
    this.from = from;
    this.to = to;
    set(told);
  }

  /** A part of another run. */
  Run(Run whole, long from, long to) {
    this.history = whole.history;
    this.hostname = whole.hostname;
    this.source = whole.source;
    this.isFirst = whole.isFirst;
    this.askedAt = NameObservation.UNKNOWN;
    this.from = from;
    this.to = to;
  }

  void set(NameObservation told) {
    hostname = told.hostname();
    source = told.source();
    isFirst = told.position() == 0;
    askedAt = told.askedAtNanos();
  }

  boolean tells(NameObservation told) {
    return source == told.source()
        && isFirst == (told.position() == 0)
        && hostname.equals(told.hostname());
  }
}
