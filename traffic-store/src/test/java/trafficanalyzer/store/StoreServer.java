package trafficanalyzer.store;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A Cassandra node that the store's contract is tested against. */
interface StoreServer {
  /** Where it serves CQL; the same after {@link #start}. */
  InetSocketAddress cql();

  /** The generated password of one of our roles. */
  Path password(String role);

  /** Ends it at once, as kill -9 does. */
  void kill() throws Exception;

  /** Starts it again with the data it had, and waits until it serves CQL. */
  void start() throws Exception;

  /** Ends it for good. */
  void close() throws Exception;
}
