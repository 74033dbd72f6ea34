/**
 * Slices to names to rows. Life of a slice, in reading order: {@link
 * trafficanalyzer.loader.LoaderMain} starts {@link trafficanalyzer.loader.Loader}, whose {@code
 * SpoolLoop} takes the next {@code Slice} from the {@code Spool}; {@code SliceLoader} reads it
 * twice, for names ({@code NamesPass}) and for rows and roll-ups ({@code RowsPass}), and writes its
 * {@link trafficanalyzer.loader.LedgerEntry}; then it leaves the spool.
 */
package trafficanalyzer.loader;
