package trafficanalyzer.analysis.conversation.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each rule by a connection that reads like a table: time in ms, flags, numbers, window, length.
 */
class TcpConnectionTest {
  private static final int ACK = Segment.ACK;
  private static final int SYN = Segment.SYN;
  private static final int FIN = Segment.FIN;
  private static final int RST = Segment.RST;
  private static final int MILLIS = 1_000_000;

  private final TcpConnection connection = new TcpConnection();
  private final Segment segment = new Segment();
  private int scale = 7;

  /** The client's numbers begin at 1000, the server's at 5000; a round trip takes 10 ms. */
  @BeforeEach
  void handshake() {
    assertThat(client(0, SYN, 1000, 0, 60000, 0)).isEmpty();
    assertThat(server(5, SYN | ACK, 5000, 1001, 60000, 0)).isEmpty();
    assertThat(client(10, ACK, 1001, 5001, 500, 0)).isEmpty();
  }

  @Test
  void anOrdinaryConnectionHasNothingOdd() {
    assertThat(client(20, ACK, 1001, 5001, 500, 100)).isEmpty();
    assertThat(server(25, ACK, 5001, 1101, 500, 1000)).isEmpty();
    assertThat(client(30, ACK, 1101, 6001, 500, 0)).isEmpty();
    assertThat(client(40, FIN | ACK, 1101, 6001, 500, 0)).isEmpty();
    assertThat(server(45, FIN | ACK, 6001, 1102, 500, 0)).isEmpty();
    assertThat(client(50, ACK, 1102, 6002, 500, 0)).isEmpty();
  }

  @Test
  void theHandshakeAndRoundTripsAreTimed() {
    client(20, ACK, 1001, 5001, 500, 100);
    server(26, ACK, 5001, 1101, 500, 0);

    assertThat(connection.handshakeNanos()).isEqualTo(10 * MILLIS);
    RoundTrips trips = connection.roundTrips();
    assertThat(trips.count()).isEqualTo(3); // the SYN's, its answer's, and that of the content
    assertThat(trips.leastNanos()).isEqualTo(5 * MILLIS);
    assertThat(trips.mostNanos()).isEqualTo(6 * MILLIS);
    assertThat(trips.meanNanos()).isEqualTo(16 * MILLIS / 3.0);
  }

  @Test
  void whatIsSentAgainIsNotTimed() {
    client(20, ACK, 1001, 5001, 500, 100);
    client(220, ACK, 1001, 5001, 500, 100);
    server(225, ACK, 5001, 1101, 500, 0);

    assertThat(connection.roundTrips().mostNanos()).isEqualTo(5 * MILLIS);
    assertThat(connection.roundTrips().count()).isEqualTo(2);
  }

  @Test
  void theSameContentLaterIsARetransmission() {
    client(20, ACK, 1001, 5001, 500, 100);

    assertThat(client(220, ACK, 1001, 5001, 500, 100)).containsExactly(Oddity.RETRANSMISSION);
  }

  @Test
  void theSameContentAtOnceIsARetransmissionToo() {
    client(20, ACK, 1001, 5001, 500, 100);

    assertThat(client(21, ACK, 1001, 5001, 500, 100)).containsExactly(Oddity.RETRANSMISSION);
  }

  @Test
  void whatWasAcknowledgedIsSpurious() {
    client(20, ACK, 1001, 5001, 500, 100);
    server(25, ACK, 5001, 1101, 500, 0);

    assertThat(client(26, ACK, 1001, 5001, 500, 100))
        .containsExactly(Oddity.SPURIOUS_RETRANSMISSION);
  }

  @Test
  void afterRepeatedAcknowledgmentsItIsFast() {
    client(20, ACK, 1001, 5001, 500, 100);
    server(25, ACK, 5001, 1101, 500, 0);
    assertThat(client(30, ACK, 1201, 5001, 500, 100))
        .containsExactly(Oddity.PREVIOUS_SEGMENT_NOT_CAPTURED);
    assertThat(server(32, ACK, 5001, 1101, 500, 0)).containsExactly(Oddity.DUPLICATE_ACK);
    assertThat(server(33, ACK, 5001, 1101, 500, 0)).containsExactly(Oddity.DUPLICATE_ACK);

    assertThat(client(34, ACK, 1101, 5001, 500, 100)).containsExactly(Oddity.FAST_RETRANSMISSION);
  }

  @Test
  void whatComesWithinARoundTripWasOvertaken() {
    client(20, ACK, 1101, 5001, 500, 100);

    assertThat(client(21, ACK, 1001, 5001, 500, 100)).containsExactly(Oddity.OUT_OF_ORDER);
    assertThat(client(60, ACK, 1001, 5001, 500, 50)).containsExactly(Oddity.RETRANSMISSION);
  }

  @Test
  void acknowledgingWhatWasNotSeenIsToldOnce() {
    assertThat(server(20, ACK, 5001, 2001, 500, 0)).containsExactly(Oddity.ACKED_UNSEEN_SEGMENT);
    assertThat(server(21, ACK, 5001, 3001, 500, 0)).isEmpty();
  }

  @Test
  void aFullWindowIsTheScaledOne() {
    server(20, ACK, 5001, 1001, 1, 0); // 128 bytes

    assertThat(client(30, ACK, 1001, 5001, 500, 127)).isEmpty();
    assertThat(client(31, ACK, 1128, 5001, 500, 1)).containsExactly(Oddity.WINDOW_FULL);
  }

  @Test
  void withoutTheOptionInBothSynsWindowsAreNotScaled() {
    connection.clear();
    client(0, SYN, 1000, 0, 60000, 0);
    scale = Segment.NO_SCALE;
    server(5, SYN | ACK, 5000, 1001, 60000, 0);
    client(10, ACK, 1001, 5001, 500, 0);
    server(20, ACK, 5001, 1001, 100, 0);

    assertThat(client(30, ACK, 1001, 5001, 500, 100)).containsExactly(Oddity.WINDOW_FULL);
  }

  @Test
  void zeroWindowsAreProbed() {
    client(20, ACK, 1001, 5001, 500, 100);
    assertThat(server(25, ACK, 5001, 1101, 0, 0)).containsExactly(Oddity.ZERO_WINDOW);
    assertThat(client(30, ACK, 1101, 5001, 500, 1)).containsExactly(Oddity.ZERO_WINDOW_PROBE);
    assertThat(server(35, ACK, 5001, 1101, 0, 0))
        .containsExactly(Oddity.ZERO_WINDOW, Oddity.ZERO_WINDOW_PROBE_ACK);
    assertThat(server(40, ACK, 5001, 1101, 500, 0)).containsExactly(Oddity.WINDOW_UPDATE);
    assertThat(client(45, ACK, 1101, 5001, 500, 100)).isEmpty();
  }

  @Test
  void keepAlivesAreNoRetransmissions() {
    client(20, ACK, 1001, 5001, 500, 100);
    server(25, ACK, 5001, 1101, 500, 0);

    assertThat(client(9000, ACK, 1100, 5001, 500, 1)).containsExactly(Oddity.KEEP_ALIVE);
    assertThat(server(9005, ACK, 5001, 1101, 500, 0)).containsExactly(Oddity.KEEP_ALIVE_ACK);
    assertThat(client(19000, ACK, 1100, 5001, 500, 0)).containsExactly(Oddity.KEEP_ALIVE);
  }

  @Test
  void aSynWithAnotherNumberIsAnotherConnection() {
    segment.set(SYN, 1000, 0, 60000, 0, scale);
    assertThat(connection.isEndedBy(segment, true)).isFalse();
    segment.set(SYN, 70_000, 0, 60000, 0, scale);
    assertThat(connection.isEndedBy(segment, true)).isTrue();

    connection.clear();
    assertThat(connection.isEndedBy(segment, true)).isFalse();
    assertThat(oddities(connection.add(segment, true, true, 0)))
        .containsExactly(Oddity.PORTS_REUSED);
  }

  @Test
  void theSameSynAgainIsARetransmission() {
    connection.clear();
    client(0, SYN, 1000, 0, 60000, 0);

    assertThat(client(1000, SYN, 1000, 0, 60000, 0)).containsExactly(Oddity.RETRANSMISSION);
  }

  @Test
  void resetsHaveNoGaps() {
    assertThat(client(20, RST, 9999, 0, 0, 0)).isEmpty();
  }

  @Test
  void numbersWrapAround() {
    connection.clear();
    client(0, SYN, -50, 0, 60000, 0);
    server(5, SYN | ACK, 5000, -49, 60000, 0);
    client(10, ACK, -49, 5001, 500, 0);

    assertThat(client(20, ACK, -49, 5001, 500, 100)).isEmpty();
    assertThat(server(25, ACK, 5001, 51, 500, 0)).isEmpty();
    assertThat(client(30, ACK, 51, 5001, 500, 100)).isEmpty();
    assertThat(client(31, ACK, -49, 5001, 500, 100))
        .containsExactly(Oddity.SPURIOUS_RETRANSMISSION);
  }

  @Test
  void aSegmentOfUnknownLengthIsNotJudged() {
    assertThat(client(20, ACK, 9000, 5001, 500, -1)).isEmpty();
    assertThat(client(21, ACK, 1001, 5001, 500, 100)).isEmpty();
  }

  private Set<Oddity> client(
      long millis, int flags, int sequence, int acknowledgment, int window, int length) {
    return add(true, millis, flags, sequence, acknowledgment, window, length);
  }

  private Set<Oddity> server(
      long millis, int flags, int sequence, int acknowledgment, int window, int length) {
    return add(false, millis, flags, sequence, acknowledgment, window, length);
  }

  private Set<Oddity> add(
      boolean client,
      long millis,
      int flags,
      int sequence,
      int acknowledgment,
      int window,
      int length) {
    int option = (flags & SYN) != 0 ? scale : Segment.NO_SCALE;
    segment.set(flags, sequence, acknowledgment, window, length, option);
    return oddities(connection.add(segment, client, false, millis * MILLIS));
  }

  private static Set<Oddity> oddities(int set) {
    Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
    for (Oddity each : Oddity.values()) {
      if (each.isIn(set)) {
        oddities.add(each);
      }
    }
    return oddities;
  }
}
