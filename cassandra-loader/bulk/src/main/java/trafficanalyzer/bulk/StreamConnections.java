package trafficanalyzer.bulk;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.cassandra.config.EncryptionOptions.ServerEncryptionOptions;
import org.apache.cassandra.streaming.StreamingChannel;
import org.apache.cassandra.tools.BulkLoadConnectionFactory;

/**
 * Connects to each node at its own port for other nodes. Cassandra's factory for this purpose knows
 * one port for all nodes; its factory for nodes asks the tables of the node that it runs in.
 */
final class StreamConnections implements StreamingChannel.Factory {
  private static final ServerEncryptionOptions IN_THE_CLEAR = new ServerEncryptionOptions();

  @Override
  public StreamingChannel create(
      InetSocketAddress to, int messagingVersion, StreamingChannel.Kind kind) throws IOException {
    return new BulkLoadConnectionFactory(IN_THE_CLEAR, to.getPort())
        .create(to, messagingVersion, kind);
  }

  @Override
  public StreamingChannel create(
      InetSocketAddress to,
      InetSocketAddress preferred,
      int messagingVersion,
      StreamingChannel.Kind kind)
      throws IOException {
    return create(to, messagingVersion, kind);
  }

  @Override
  public boolean supportsPreferredIp() {
    return false;
  }
}
