package trafficanalyzer.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PortsTest {
  private static final String[] PURPOSES = {
    "cql", "jmx", "storage", "exporter", "interceptor", "loader", "prometheus", "producer"
  };

  @Test
  void zeroTakesFreePortsAllDifferentAndStaysWithThem() {
    Ports ports = ports("cql", 0);

    assertThat(ports.byPurpose().values()).doesNotHaveDuplicates().allMatch(port -> port > 0);
    assertThat(ports.of("cql")).isEqualTo(ports.of("cql"));
    assertThat(ports.problems()).isEmpty();
  }

  @Test
  void everyTakenPortIsNamedWithItsOption() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        ServerSocket two = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Ports ports = ports("cql", one.getLocalPort(), "prometheus", two.getLocalPort());

      assertThat(ports.problems())
          .hasSize(2)
          .anyMatch(p -> p.contains(one.getLocalPort() + " (cql)") && p.contains("--port-cql"))
          .anyMatch(
              p ->
                  p.contains(two.getLocalPort() + " (prometheus)")
                      && p.contains("--port-prometheus"));
    }
  }

  @Test
  void onePortForTwoPurposesIsToldApart() {
    int free = ports("cql", 0).of("cql");

    assertThat(ports("cql", free, "jmx", free).problems())
        .singleElement()
        .asString()
        .contains("both cql and jmx");
  }

  private static Ports ports(Object... given) {
    List<String> arguments = new ArrayList<>();
    for (String purpose : PURPOSES) {
      Object port = 0;
      for (int i = 0; i < given.length; i += 2) {
        port = given[i].equals(purpose) ? given[i + 1] : port;
      }
      arguments.addAll(List.of("--port-" + purpose, port.toString()));
    }
    return CommandLine.populateCommand(new Ports(), arguments.toArray(String[]::new));
  }
}
