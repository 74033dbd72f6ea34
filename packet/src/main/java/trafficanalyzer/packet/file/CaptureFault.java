package trafficanalyzer.packet.file;

/**
 * Why reading a capture file ended before its end. The frames before the fault were read well.
 *
 * @param frameNumber the frame that could not be read, counted from 1
 * @param position the byte where that frame's record begins, in the file or, where it is
 *     compressed, in the decompressed stream
 * @param reason what was expected and what was found, for people
 */
public record CaptureFault(long frameNumber, long position, String reason) {
  /** One line with everything. */
  @Override
  public String toString() {
    return "frame " + frameNumber + " at byte " + position + ": " + reason;
  }
}
