package trafficanalyzer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

class EmbeddedNodeTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({"0, CQL, --port-cql", "1, JMX, --port-jmx", "2, storage, --port-storage"})
  void aTakenPortIsToldWithItsOption(int which, String name, String option) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int[] ports = {0, 0, 0};
      ports[which] = taken.getLocalPort();
      assertThatThrownBy(() -> new EmbeddedNode(config(ports[0], ports[1], ports[2])).start())
          .isInstanceOfSatisfying(
              ServiceException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.MISSING))
          .hasMessageContaining(name + " port 127.0.0.1:" + taken.getLocalPort())
          .hasMessageEndingWith("stop what uses the port or choose another one with " + option);
    }
  }

  @Test
  void librariesThatAreNotBuiltAreToldWithTheCommandThatBuildsThem() {
    assertThatThrownBy(() -> new EmbeddedNode(config(0, 0, 0)).start())
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("the node's libraries are not built")
        .hasMessageContaining("mvn -pl cassandra-config/node,cassandra-config/triggers");
  }

  @Test
  void librariesAreFoundAfterTheCheckoutWasMoved() throws IOException {
    Path home = temporary.resolve("moved");
    Path target = home.resolve("cassandra-config/node/target");
    Files.createDirectories(target.resolve("lib"));
    Files.writeString(target.resolve("node.classpath"), "/old/lib/a.jar:/old/lib/b.jar\n");
    Files.createFile(target.resolve("lib/a.jar"));
    Files.createFile(target.resolve("lib/b.jar"));
    Files.createFile(target.resolve("lib/left-by-an-older-build.jar"));

    assertThat(new NodeLibraries(home).cassandra())
        .containsExactly(target.resolve("lib/a.jar"), target.resolve("lib/b.jar"));
  }

  @Test
  void theConfigurationHoldsTheNodesOwnSettingsAndNoPassword() throws IOException {
    NodeConfig config = config(19042, 17199, 17000);
    NodeFiles files = new NodeFiles(config);
    files.write();

    assertThat(files.yaml())
        .content()
        .contains(
            "listen_address: 127.0.0.1\n",
            "rpc_address: 127.0.0.1\n",
            "native_transport_port: 19042\n",
            "storage_port: 17000\n",
            "- seeds: '127.0.0.1:17000'",
            "- '" + config.data().toString().replace("'", "''") + "/cassandra/data'",
            "role_manager:\n  class_name: trafficanalyzer.auth.GeneratedPasswordRoleManager\n")
        .doesNotContain("AllowAllAuth", Credentials.read(config.credentials().nodeAdminPassword()));
  }

  @Test
  void noSecretIsOnACommandLine() {
    assertThat(NodeFiles.jvmOptions())
        .isNotEmpty()
        .allSatisfy(option -> assertThat(option).startsWith("-").doesNotContain("password="));
  }

  @Test
  void aHeapThatIsTooSmallIsRefused() {
    assertThatThrownBy(() -> config(100, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private NodeConfig config(int cqlPort, int jmxPort, int storagePort) {
    return config(512, cqlPort, jmxPort, storagePort);
  }

  private NodeConfig config(int heap, int cqlPort, int jmxPort, int storagePort) {
    // A quote and a space must survive in YAML.
    Path data = temporary.resolve("it's data");
    return new NodeConfig(
        temporary.resolve("not-built"),
        data,
        "127.0.0.1",
        cqlPort,
        jmxPort,
        storagePort,
        heap,
        Credentials.generate(data.resolve("credentials")),
        List.of());
  }
}
