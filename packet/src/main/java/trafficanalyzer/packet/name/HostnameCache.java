package trafficanalyzer.packet.name;

import java.nio.charset.StandardCharsets;

/**
 * One string for each hostname that is told again and again, so that repetitions allocate nothing.
 * Of the hostnames that share a place, the last one is kept: spoofed names cost a string each, and
 * never more memory than {@value #PLACES} of them.
 *
 * <p>Not for use by several threads at once.
 */
public final class HostnameCache {
  private static final int PLACES = 8192;

  private final String[] places = new String[PLACES];

  /**
   * The hostname as a string.
   *
   * @param text ASCII, as hostnames are kept
   * @param length how many bytes of it count, from the first
   */
  public String get(byte[] text, int length) {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + text[i];
    }
    int place = (hash ^ hash >>> 16) & PLACES - 1;
    String kept = places[place];
    if (kept == null || !same(kept, text, length)) {
      kept = new String(text, 0, length, StandardCharsets.US_ASCII);
      places[place] = kept;
    }
    return kept;
  }

  private static boolean same(String kept, byte[] text, int length) {
    if (kept.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (kept.charAt(i) != text[i]) {
        return false;
      }
    }
    return true;
  }
}
