package trafficanalyzer.cli.crash;

import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.session.Session;
import com.datastax.oss.driver.api.core.tracker.RequestTracker;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows of each row of {@code packets} which node acknowledged it, and which attempts failed. The
 * driver makes it itself, in each session of this process that begins after {@link #install}.
 */
public final class WriteTracker implements RequestTracker {
  private static final String OPTION = "datastax-java-driver.advanced.request-tracker.classes.0";
  private static final Map<String, AtomicLong> ACKNOWLEDGED = new ConcurrentHashMap<>();
  private static final AtomicLong FAILED = new AtomicLong();
  private static final AtomicLong AWAY_FROM_REPLICAS = new AtomicLong();

  private volatile Session session;

  /** For the driver. */
  public WriteTracker(DriverContext context) {}

  static void install() {
    System.setProperty(OPTION, WriteTracker.class.getName());
  }

  static void uninstall() {
    System.clearProperty(OPTION);
  }

  static void reset() {
    ACKNOWLEDGED.clear();
    FAILED.set(0);
    AWAY_FROM_REPLICAS.set(0);
  }

  /** Rows that a node, by its address, acknowledged as their coordinator. */
  static long acknowledgedBy(String address) {
    return ACKNOWLEDGED.getOrDefault(address, new AtomicLong()).get();
  }

  static long acknowledged() {
    return ACKNOWLEDGED.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** Rows of attempts that failed, each of which may have been counted, and was made again. */
  static long failed() {
    return FAILED.get();
  }

  /** Rows whose coordinator kept no copy of them. */
  static long awayFromReplicas() {
    return AWAY_FROM_REPLICAS.get();
  }

  @Override
  public void onSessionReady(Session ready) {
    session = ready;
  }

  @Override
  public void onNodeSuccess(
      Request request, long nanos, DriverExecutionProfile profile, Node node, String prefix) {
    int rows = rows(request);
    if (rows > 0) {
      // Contact points stay unresolved; here they are addresses already.
      InetSocketAddress address = (InetSocketAddress) node.getEndPoint().resolve();
      ACKNOWLEDGED
          .computeIfAbsent(address.getHostString(), key -> new AtomicLong())
          .addAndGet(rows);
      if (!isReplica(request, node)) {
        AWAY_FROM_REPLICAS.addAndGet(rows);
      }
    }
  }

  @Override
  public void onNodeError(
      Request request,
      Throwable error,
      long nanos,
      DriverExecutionProfile profile,
      Node node,
      String prefix) {
    FAILED.addAndGet(rows(request));
  }

  /** What failed without an answer of a node: it took too long. */
  @Override
  public void onError(
      Request request,
      Throwable error,
      long nanos,
      DriverExecutionProfile profile,
      Node node,
      String prefix) {
    FAILED.addAndGet(rows(request));
  }

  private boolean isReplica(Request request, Node node) {
    return session
        .getMetadata()
        .getTokenMap()
        .orElseThrow()
        .getReplicas(request.getRoutingKeyspace(), request.getRoutingKey())
        .contains(node);
  }

  /** Rows of {@code packets} that the request writes. */
  private static int rows(Request request) {
    if (request instanceof BatchStatement batch) {
      int rows = 0;
      for (BatchableStatement<?> statement : batch) {
        rows += rows((Request) statement);
      }
      return rows;
    }
    return request instanceof BoundStatement bound
            && bound.getPreparedStatement().getQuery().startsWith("INSERT INTO traffic.packets ")
        ? 1
        : 0;
  }

  @Override
  public void close() {}
}
