package trafficanalyzer.loader;

import java.time.Duration;
import trafficanalyzer.store.BatchWriter;
import trafficanalyzer.store.Store;

/**
 * What bounds memory and writes while loading.
 *
 * @param batchRows rows in one write at most
 * @param batchesInFlight writes that wait for an answer at once
 * @param namesMax name observations kept for a sensor, and, but for the one that is being loaded,
 *     for all of them
 * @param namesMaxAge how long an observation counts, by packet time
 * @param rollUps sums held at once; a capture with more is read again for the rest
 */
public record LoadLimits(
    int batchRows, int batchesInFlight, int namesMax, Duration namesMaxAge, int rollUps) {
  /** A sum takes about 150 bytes. */
  private static final int ROLL_UPS = 250_000;

  /** With the bounds that are no settings. */
  public LoadLimits(int batchRows, int batchesInFlight, int namesMax, Duration namesMaxAge) {
    this(batchRows, batchesInFlight, namesMax, namesMaxAge, ROLL_UPS);
  }

  /** A writer within these limits. */
  BatchWriter writer(Store store) {
    return new BatchWriter(store.session(), batchRows, batchesInFlight);
  }

  /** The defaults of the settings. */
  public static LoadLimits defaults() {
    return new LoadLimits(
        Integer.parseInt(LoaderConfig.BATCH_ROWS.defaultValue()),
        Integer.parseInt(LoaderConfig.BATCHES_IN_FLIGHT.defaultValue()),
        Integer.parseInt(LoaderConfig.NAMES_MAX.defaultValue()),
        Duration.parse(LoaderConfig.NAMES_MAX_AGE.defaultValue()));
  }
}
