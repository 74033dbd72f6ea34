package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Set;

/** Which nodes hold a partition of our keyspace. */
final class Replicas {
  private final CqlSession session;

  Replicas(CqlSession session) {
    this.session = session;
  }

  /** The nodes, in no order; empty where there is one node only or it is not known. */
  Collection<?> of(ByteBuffer routingKey) {
    Metadata metadata = session.getMetadata();
    return metadata.getNodes().size() == 1
        ? Set.of()
        : metadata
            .getTokenMap()
            .<Collection<?>>map(tokens -> tokens.getReplicas(Schema.KEYSPACE, routingKey))
            .orElse(Set.of());
  }
}
