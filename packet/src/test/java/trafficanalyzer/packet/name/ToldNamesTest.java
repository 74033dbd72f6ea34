package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.flow.FiveTuple;

class ToldNamesTest {
  private final ToldNames told = new ToldNames();
  private final List<String> heard = new ArrayList<>();
  private final FiveTuple tuple = new FiveTuple();

  private final NameSink listener =
      new NameSink() {
        @Override
        public void add(NameObservation observation) {
          heard.add(observation.hostname());
        }

        @Override
        public void add(FlowName name) {
          heard.add(name.hostname());
        }

        @Override
        public void begins(FiveTuple opening, long timestampNanos) {
          heard.add(
              "%s %d to %s %d at %d"
                  .formatted(
                      opening.source().getHostAddress(),
                      opening.sourcePort(),
                      opening.destination().getHostAddress(),
                      opening.destinationPort(),
                      timestampNanos));
        }
      };

  private static InetAddress address(int lastByte) throws Exception {
    return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) lastByte});
  }

  private void begins(int source, int sourcePort, int destination, int port, long time)
      throws Exception {
    tuple.set(address(source), sourcePort, address(destination), port, 6);
    told.begins(tuple, time);
  }

  @Test
  void allIsHandedOnInItsOrderAndOnce() throws Exception {
    begins(9, 40_000, 1, 443, 5);
    told.add(
        new FlowName(6, address(9), 40_000, address(1), 443, 6, "flow.example", NameSource.SNI));
    told.add(new NameObservation(7, address(9), address(2), "dns.example", NameSource.DNS));
    begins(1, 50_000, 9, 80, 8);
    assertThat(told.size()).isEqualTo(4);

    told.handOn(listener);
    told.handOn(listener);

    assertThat(told.size()).isZero();
    assertThat(heard)
        .containsExactly(
            "10.0.0.9 40000 to 10.0.0.1 443 at 5",
            "flow.example",
            "dns.example",
            "10.0.0.1 50000 to 10.0.0.9 80 at 8");
  }

  @Test
  void itIsUsedAgain() throws Exception {
    for (int round = 0; round < 2; round++) {
      heard.clear();
      for (int i = 0; i < 200; i++) {
        begins(i % 100, i, 200, 443, i);
      }
      told.handOn(listener);

      assertThat(heard).hasSize(200);
      assertThat(heard.get(199)).isEqualTo("10.0.0.99 199 to 10.0.0.200 443 at 199");
    }
  }
}
