package trafficanalyzer.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedNodeIT {
  @TempDir Path data;

  @Test
  void servesTheAdministratorAndKeepsItsDataOverARestart() {
    NodeConfig config = NodeConfig.onFreePorts(data);
    for (int i = 0; i < 2; i++) {
      long begin = System.nanoTime();
      try (EmbeddedNode node = new EmbeddedNode(config)) {
        node.start();
        List<String> progress = new ArrayList<>();
        node.awaitReady(Duration.ofSeconds(120), progress::add);
        System.out.println(
            "ready after " + (System.nanoTime() - begin) / 1_000_000 + " ms " + progress);
        try (CqlSession session = session(config)) {
          assertThat(
                  session.execute("SELECT role FROM system_auth.roles").all().stream()
                      .map(row -> row.getString(0)))
              .containsExactly(Credentials.ADMIN);
        }
        begin = System.nanoTime();
      }
      System.out.println("stopped after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }
  }

  private static CqlSession session(NodeConfig config) {
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(config.address(), config.cqlPort()))
        .withLocalDatacenter("datacenter1")
        .withAuthCredentials(
            Credentials.ADMIN,
            Credentials.read(config.credentials().cqlPassword(Credentials.ADMIN)))
        .build();
  }
}
