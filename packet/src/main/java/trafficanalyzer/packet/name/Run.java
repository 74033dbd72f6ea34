package trafficanalyzer.packet.name;

/**
 * A stretch of time in which every observation of one history told the same name. Answers repeat
 * themselves all the time; as runs they cost nothing.
 */
final class Run {
  final History history;
  String hostname;
  NameSource source;
  long from;
  long to;

  /** Where {@link RunHeap} keeps it. */
  int heapIndex;

  Run(History history, String hostname, NameSource source, long from, long to) {
    this.history = history;
    this.hostname = hostname;
    this.source = source;
    this.from = from;
    this.to = to;
  }

  boolean tells(String otherHostname, NameSource otherSource) {
    return source == otherSource && hostname.equals(otherHostname);
  }
}
