package trafficanalyzer.bulk;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.TokenRange;
import java.net.InetSocketAddress;
import org.apache.cassandra.dht.Murmur3Partitioner;
import org.apache.cassandra.dht.Range;
import org.apache.cassandra.dht.Token;
import org.apache.cassandra.io.sstable.SSTableLoader;
import org.apache.cassandra.locator.InetAddressAndPort;
import org.apache.cassandra.schema.TableMetadataRef;
import org.apache.cassandra.streaming.StreamingChannel;

/** Which node holds which tokens, as our own session tells. */
final class Cluster extends SSTableLoader.Client {
  private final CqlSession session;
  private final TableMetadataRef table;

  /**
   * @param table the one whose SSTables are streamed
   */
  Cluster(CqlSession session, TableMetadataRef table) {
    this.session = session;
    this.table = table;
  }

  @Override
  public void init(String keyspace) {
    TokenMap tokens = session.getMetadata().getTokenMap().orElseThrow();
    for (TokenRange range : tokens.getTokenRanges()) {
      Range<Token> ours =
          new Range<>(token(tokens, range.getStart()), token(tokens, range.getEnd()));
      for (Node node : tokens.getReplicas(keyspace, range)) {
        addRangeForEndpoint(ours, address(node));
      }
    }
  }

  private static Token token(
      TokenMap tokens, com.datastax.oss.driver.api.core.metadata.token.Token token) {
    return Murmur3Partitioner.instance.getTokenFactory().fromString(tokens.format(token));
  }

  private static InetAddressAndPort address(Node node) {
    InetSocketAddress address = node.getBroadcastAddress().orElseThrow();
    return InetAddressAndPort.getByAddressOverrideDefaults(address.getAddress(), address.getPort());
  }

  @Override
  public TableMetadataRef getTableMetadata(String name) {
    return table;
  }

  @Override
  public StreamingChannel.Factory getConnectionFactory() {
    return new StreamConnections();
  }
}
