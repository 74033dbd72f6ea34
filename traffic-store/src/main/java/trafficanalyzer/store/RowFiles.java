package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Rows in files as the nodes have them, and their way to the nodes. Found by {@link
 * java.util.ServiceLoader}, as it takes Cassandra's own code, which no other program of ours needs.
 *
 * <p>For one thread at a time.
 */
public interface RowFiles extends AutoCloseable {
  /**
   * Begins; called once, before anything else.
   *
   * @param session tells the tables and who holds what of them
   * @param folder empty, for the files; whoever made it removes it after {@link #close}, with what
   *     was not delivered
   */
  void open(CqlSession session, Path folder);

  /**
   * Takes a row.
   *
   * @param columns the names of the values, those of the partition key first, in its order
   * @param values as the native protocol has them, in the order of the columns; not kept; null
   *     where unset
   */
  void add(String table, List<String> columns, List<ByteBuffer> values)
      throws IOException, InterruptedException;

  /**
   * Returns when all rows so far are in files.
   *
   * @throws IOException if one cannot be written
   */
  void complete() throws IOException, InterruptedException;

  /**
   * Hands the complete files to every node that holds a part of their rows; returns when they have
   * them, on disk, and removes them. If this fails it can be called again.
   *
   * @throws IOException if not every node took its part
   */
  void deliver() throws IOException, InterruptedException;

  /** Ends. Rows that were not delivered stay in the folder. */
  @Override
  void close();
}
