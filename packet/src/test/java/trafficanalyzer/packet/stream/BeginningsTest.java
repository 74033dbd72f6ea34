package trafficanalyzer.packet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;

class BeginningsTest {
  private static final long SECOND = 1_000_000_000L;

  private final Beginnings<TcpBeginning> beginnings =
      new Beginnings<>(TcpBeginning::new, 100, 10_000, Duration.ofSeconds(30));

  @Test
  void aBeginningIsFoundByItsOwnDirectionAndByTheAnswers() {
    TcpBeginning added = beginnings.add(packet("10.0.0.1", 40000, "192.0.2.1", 443), 0);
    assertThat(beginnings.find(packet("10.0.0.1", 40000, "192.0.2.1", 443), 0)).isSameAs(added);
    assertThat(beginnings.find(packet("192.0.2.1", 443, "10.0.0.1", 40000), 0)).isNull();
    assertThat(beginnings.findAnswered(packet("192.0.2.1", 443, "10.0.0.1", 40000), 0))
        .isSameAs(added);
    assertThat(beginnings.find(packet("10.0.0.1", 40001, "192.0.2.1", 443), 0)).isNull();
    assertThat(beginnings.find(packet("10.0.0.2", 40000, "192.0.2.1", 443), 0)).isNull();
    beginnings.remove(added);
    assertThat(beginnings.find(packet("10.0.0.1", 40000, "192.0.2.1", 443), 0)).isNull();
  }

  @Test
  void aFloodPushesOutOnlyTheOldest() {
    for (int i = 0; i < 5000; i++) {
      beginnings.add(client(i), i);
    }
    assertThat(beginnings.size()).isEqualTo(100);
    for (int i = 4800; i < 5000; i++) {
      assertThat(beginnings.find(client(i), 5000) != null).isEqualTo(i >= 4900);
    }
  }

  @Test
  void whoGetsSomethingIsTheNewest() {
    TcpBeginning busy = beginnings.add(client(0), 0);
    for (int i = 1; i < 1000; i++) {
      beginnings.add(client(i), i);
      beginnings.touched(busy, i);
    }
    assertThat(beginnings.find(client(0), 1000)).isSameAs(busy);
  }

  @Test
  void bytesAreBoundedTogether() {
    for (int i = 0; i < 100; i++) {
      Packet packet = client(i);
      TcpBeginning beginning = beginnings.add(packet, i);
      beginning.await(1, 4096);
      beginning.put(packet, 0);
      beginnings.touched(beginning, i);
      assertThat(beginnings.bytes()).isBetween(1L, 10_000L);
    }
    assertThat(beginnings.size()).isEqualTo(4);
    beginnings.clear();
    assertThat(beginnings.size()).isZero();
    assertThat(beginnings.bytes()).isZero();
  }

  @Test
  void whatIsTooOldIsForgottenAlsoWhenTimeJumps() {
    long now = 1_700_000_000L * SECOND;
    beginnings.add(client(1), now);
    assertThat(beginnings.find(client(1), now + 30 * SECOND)).isNotNull();
    assertThat(beginnings.find(client(1), now - 30 * SECOND)).isNotNull();
    assertThat(beginnings.find(client(1), now + 31 * SECOND)).isNull();
    for (long later : new long[] {now - 31 * SECOND, Long.MAX_VALUE, Long.MIN_VALUE, 0}) {
      beginnings.add(client(1), now);
      assertThat(beginnings.find(client(1), later)).as("at %d", later).isNull();
      assertThat(beginnings.size()).isZero();
    }
  }

  @Test
  void oneThatIsUsedAgainHasForgottenAll() {
    Packet packet = client(1);
    TcpBeginning first = beginnings.add(packet, 0);
    first.await(1, 100);
    first.put(packet, 0);
    beginnings.remove(first);
    TcpBeginning second = beginnings.add(client(2), 0);
    assertThat(second).isSameAs(first);
    assertThat(second.assembly().isEmpty()).isTrue();
    assertThat(beginnings.find(packet, 0)).isNull();
  }

  private static Packet client(int number) {
    return packet("10.1." + number / 250 + "." + number % 250, 40000, "192.0.2.1", 443);
  }

  private static Packet packet(String source, int sourcePort, String destination, int port) {
    byte[] segment = Frames.tcp(sourcePort, port, 0x10, new byte[10]);
    return Frames.decode(228, Frames.ipv4(source, destination, 6, segment));
  }
}
