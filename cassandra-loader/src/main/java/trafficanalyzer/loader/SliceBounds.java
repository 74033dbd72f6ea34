package trafficanalyzer.loader;

/**
 * How much of one slice is loaded at most, whatever its file claims to hold: a few kilobytes can
 * decompress to billions of packets. Beyond the bounds a slice counts as damaged.
 *
 * @param packets packets of any slice
 * @param decompressedBytes bytes of a compressed one
 */
record SliceBounds(long packets, long decompressedBytes) {
  /** For a file that a person names: what is in it is wanted. */
  static final SliceBounds NONE = new SliceBounds(Long.MAX_VALUE, Long.MAX_VALUE);
}
