package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.node.EmbeddedNode;
import trafficanalyzer.node.NodeConfig;
import trafficanalyzer.service.ServiceException;

/** A node that speaks TLS only, with a certificate for "localhost", and wants to see one, too. */
class TlsIT {
  private static final String NAMED = "localhost";
  private static final String NOT_NAMED = "127.0.0.1";

  @TempDir static Path folder;
  private static Certificates certificates;
  private static NodeConfig config;
  private static EmbeddedNode node;

  @BeforeAll
  static void startNode() throws Exception {
    certificates = new Certificates(folder);
    config = NodeConfig.onFreePorts(folder.resolve("node"));
    Path options =
        Files.writeString(folder.resolve("tls.yaml"), certificates.clientEncryptionOptions());
    // The node's configuration is written at its start; this adds to it just before.
    String add = "cat '" + options + "' >>conf/cassandra.yaml && exec \"$@\"";
    node = new EmbeddedNode(config, List.of("sh", "-c", add, "sh"));
    node.start();
    new StoreSetup(
            new SetupConfig(
                at(NAMED),
                "datacenter1",
                config.credentials().cqlPassword(Roles.ADMIN),
                config.credentials().cqlPassword(Roles.LOADER),
                config.credentials().cqlPassword(Roles.PAGE),
                SchemaOptions.defaults(),
                Duration.ofMinutes(3),
                Optional.of(tls(true))),
            state -> {})
        .run();
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @Test
  void rowsAreWrittenAndReadThroughTls() {
    try (Store store = Store.connect(config(NAMED, Optional.of(tls(true))))) {
      store
          .session()
          .execute(store.insertPacket().bind(Rows.packet("203.0.113.1", 1, "a.example")));
      assertThat(store.session().execute("SELECT * FROM traffic.packets").all()).hasSize(1);
    }
  }

  @Test
  void aNodeWithoutTheNameThatItIsReachedAtIsRefusedUnlessToldOtherwise() {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> Store.connect(config(NOT_NAMED, Optional.of(tls(true)))))
        .withMessageContaining("do not agree on TLS (No subject alternative names")
        .withMessageContaining("TRAFFIC_CQL_TLS_VERIFY_HOST=false");
    Store.connect(config(NOT_NAMED, Optional.of(tls(false)))).close();
  }

  @Test
  void aNodeWhoseAuthorityIsNotTrustedIsRefused() {
    TlsConfig javasOwn = new TlsConfig(Optional.empty(), tls(true).client(), true);
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> Store.connect(config(NAMED, Optional.of(javasOwn))))
        .withMessageContaining("do not agree on TLS (unable to find valid certification path")
        .withMessageContaining("TRAFFIC_CQL_TLS_CA_FILE");
  }

  @Test
  void withoutACertificateOfOurOwnTheNodeRefusesUs() {
    TlsConfig nobody = new TlsConfig(Optional.of(certificates.authority()), Optional.empty(), true);
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> Store.connect(config(NAMED, Optional.of(nobody))))
        .withMessageContaining("TRAFFIC_CQL_TLS_CERTIFICATE_FILE");
  }

  @Test
  void withoutTlsTheNodeDoesNotAnswer() {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> Store.connect(config(NAMED, Optional.empty())))
        .withMessageContaining("no Cassandra node answers")
        .withMessageContaining("where it speaks TLS only, set TRAFFIC_CQL_TLS=true");
  }

  @Test
  void aNodeThatSpeaksNoTlsIsTold() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 9, InetAddress.getByName("localhost"))) {
      Thread server = new Thread(() -> answerInTheClear(plain));
      server.setDaemon(true);
      server.start();
      StoreConfig config = config(NAMED, plain.getLocalPort(), Optional.of(tls(true)));
      assertThatExceptionOfType(ServiceException.class)
          .isThrownBy(() -> Store.connect(config))
          .withMessageContaining("the node speaks no TLS there");
    }
  }

  /** As a node without TLS does: with an error in its own protocol. */
  private static void answerInTheClear(ServerSocket plain) {
    try {
      while (true) {
        try (Socket client = plain.accept();
            OutputStream out = client.getOutputStream()) {
          client.getInputStream().read();
          out.write(new byte[] {(byte) 0x84, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 10, 0, 2, 'n', 'o'});
          out.flush();
          client.getInputStream().read();
        }
      }
    } catch (IOException e) {
      assertThat(plain.isClosed()).isTrue();
    }
  }

  private static TlsConfig tls(boolean verifyHost) {
    return new TlsConfig(
        Optional.of(certificates.authority()), Optional.of(certificates.client()), verifyHost);
  }

  private static List<InetSocketAddress> at(String host) {
    return List.of(InetSocketAddress.createUnresolved(host, config.cqlPort()));
  }

  private static StoreConfig config(String host, Optional<TlsConfig> tls) {
    return config(host, config.cqlPort(), tls);
  }

  private static StoreConfig config(String host, int port, Optional<TlsConfig> tls) {
    return new StoreConfig(
        List.of(InetSocketAddress.createUnresolved(host, port)),
        "datacenter1",
        Roles.LOADER,
        Optional.of(config.credentials().cqlPassword(Roles.LOADER)),
        DefaultConsistencyLevel.LOCAL_QUORUM,
        tls);
  }
}
