package trafficanalyzer.loader;

/** Told of what the spool does by itself. */
interface SpoolOutcome {
  /** A file that is no slice was put aside, or, where it must stay, is left out. */
  void unfit(String reason);

  /** Another loader took slices of this sensor since this one last did. */
  void takenOver(String sensor);
}
