package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.PortBinding;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.testcontainers.cassandra.CassandraContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import trafficanalyzer.node.Credentials;

/**
 * The store's contract, kept by the official image with our configuration, role manager and
 * trigger, as the Dockerfile adds them. Run by {@code ./traffic test --docker}.
 */
@Tag("docker")
class ContainerStoreIT extends StoreContract {
  @Override
  StoreServer provide(Path data) throws IOException {
    return new Container(Credentials.generate(data.resolve("credentials")));
  }

  private static final class Container implements StoreServer {
    private static final String CONFIGURATION = "/etc/cassandra/";
    private static final String ADMIN_PASSWORD = CONFIGURATION + "cql-admin.password";
    private static final long START_MILLIS = 180_000;
    private static final int CQL = 9042;
    private static final int READ_ONLY = 0444;

    private final Path home = Path.of(System.getProperty("traffic.home"));
    private final Credentials credentials;
    private final CassandraContainer container;
    private final int port;

    Container(Credentials credentials) throws IOException {
      this.credentials = credentials;
      this.port = freePort();
      String image = "cassandra:" + System.getProperty("cassandra.version");
      System.out.println("The store's contract runs on the Docker image " + image);
      this.container = new CassandraContainer(DockerImageName.parse(image));
      configure();
    }

    private void configure() throws IOException {
      Path node = home.resolve("cassandra-config/src/main/resources/trafficanalyzer/node");
      Path ours = home.resolve("cassandra-config/container");
      String yaml =
          Files.readString(node.resolve("common.yaml"))
              + Files.readString(ours.resolve("container.yaml"));
      container
          .withEnv(
              "JVM_OPTS",
              "-Dcassandra.skip_wait_for_gossip_to_settle=0 -Dcassandra.ring_delay_ms=0"
                  + " -Dcassandra.role_password_update_min_interval_in_ms=0"
                  + " -Dtrafficanalyzer.admin.password.file="
                  + ADMIN_PASSWORD)
          .withCopyToContainer(Transferable.of(yaml), CONFIGURATION + "cassandra.yaml")
          .withCopyToContainer(file(ours.resolve("logback.xml")), CONFIGURATION + "logback.xml")
          .withCopyToContainer(file(credentials.nodeAdminPassword()), ADMIN_PASSWORD)
          .withCopyToContainer(file(trigger()), "/opt/cassandra/lib/endpoint-counter.jar")
          // A port that stays the same when the container is started again.
          .withCreateContainerCmdModifier(
              command ->
                  command
                      .getHostConfig()
                      .withPortBindings(PortBinding.parse("127.0.0.1:" + port + ":" + CQL)))
          .waitingFor(Wait.forLogMessage(".*Starting listening for CQL clients.*", 1));
    }

    private static Transferable file(Path file) throws IOException {
      return Transferable.of(Files.readAllBytes(file), READ_ONLY);
    }

    private Path trigger() throws IOException {
      Path target = home.resolve("cassandra-config/triggers/target");
      try (Stream<Path> files = Files.list(target)) {
        List<Path> jars =
            files
                .filter(file -> file.getFileName().toString().matches("endpoint-counter.*jar"))
                .toList();
        assertThat(jars).as("the trigger's jar in %s", target).hasSize(1);
        return jars.get(0);
      }
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }

    @Override
    public InetSocketAddress cql() {
      return InetSocketAddress.createUnresolved("127.0.0.1", port);
    }

    @Override
    public Path password(String role) {
      return credentials.cqlPassword(role);
    }

    @Override
    public void kill() {
      container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void start() throws Exception {
      if (container.getContainerId() == null) {
        container.start();
      } else {
        container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
      }
      awaitCql();
    }

    /** Docker's proxy takes connections before the node does, and closes them at once. */
    private void awaitCql() throws Exception {
      byte[] options = {4, 0, 0, 0, 5, 0, 0, 0, 0};
      long deadline = System.nanoTime() + START_MILLIS * 1_000_000;
      while (!answers(options)) {
        assertThat(System.nanoTime() - deadline).as(container::getLogs).isNegative();
        Thread.sleep(200);
      }
    }

    private boolean answers(byte[] options) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        socket.setSoTimeout(2000);
        socket.getOutputStream().write(options);
        return socket.getInputStream().read() >= 0;
      } catch (IOException e) {
        return false; // Not yet: asked again until the deadline.
      }
    }

    @Override
    public void close() {
      container.stop();
    }
  }
}
