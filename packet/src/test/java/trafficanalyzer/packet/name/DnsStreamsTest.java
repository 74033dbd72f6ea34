package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.join;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DnsStreamsTest {
  private static final int SYN_ACK = Talk.SYN | Talk.ACK;

  /** Answers of 192.0.2.7 for a.example and b.example. */
  private static final byte[] A = Talk.framed(response("61"));

  private static final byte[] B = Talk.framed(response("62"));
  private static final String TOLD_A = "dns a.example 192.0.2.7";
  private static final String TOLD_B = "dns b.example 192.0.2.7";

  private final Talk talk = new Talk();

  {
    talk.serverPort = 53;
  }

  private static byte[] response(String letter) {
    return hex(
        "abcd 8180 0001 0001 0000 0000 01" + letter + "076578616d706c6500 0001 0001",
        "c00c 0001 0001 0000003c 0004 c0000207");
  }

  @Test
  void severalMessagesInASegment() {
    talk.server(99, SYN_ACK, new byte[0]).server(100, Talk.ACK, join(A, B));
    assertThat(talk.answered()).containsExactly(TOLD_A, TOLD_B);
    assertThat(talk.observations.get(0).client().getHostAddress()).isEqualTo("10.0.0.1");
  }

  @Test
  void aSplitAtEveryByteInEitherOrder() {
    byte[] both = join(A, B);
    for (int split = 1; split < both.length; split++) {
      byte[] first = Arrays.copyOf(both, split);
      byte[] second = Arrays.copyOfRange(both, split, both.length);
      Talk inOrder = new Talk();
      inOrder.serverPort = 53;
      inOrder.server(100, Talk.ACK, first).server(100 + split, Talk.ACK, second);
      assertThat(inOrder.answered()).as("split at %d", split).containsExactly(TOLD_A, TOLD_B);
      Talk reversed = new Talk();
      reversed.serverPort = 53;
      reversed.server(99, SYN_ACK, new byte[0]);
      reversed.server(100 + split, Talk.ACK, second).server(100, Talk.ACK, first);
      assertThat(reversed.answered()).as("split at %d", split).containsExactly(TOLD_A, TOLD_B);
    }
  }

  @Test
  void theStreamGoesOnFromMessageToMessage() {
    talk.server(99, SYN_ACK, new byte[0]);
    long sequence = 100;
    for (int i = 0; i < 100; i++) {
      talk.server(sequence, Talk.ACK, Arrays.copyOf(A, 2));
      talk.server(sequence + 2, Talk.ACK, Arrays.copyOfRange(A, 2, A.length)).later(20);
      sequence += A.length;
    }
    assertThat(talk.answered()).hasSize(100).containsOnly(TOLD_A);
  }

  @Test
  void aGapIsSkippedOnceItIsTooLong() {
    talk.server(99, SYN_ACK, new byte[0]).server(100, Talk.ACK, Arrays.copyOf(A, 10));
    long sequence = 100 + A.length + 70_000;
    talk.server(sequence, Talk.ACK, B);
    assertThat(talk.answered()).containsExactly(TOLD_B);
  }

  @Test
  void theMiddleOfAMessageIsNotTakenForABeginning() {
    talk.server(500, Talk.ACK, Arrays.copyOfRange(A, 10, A.length)).server(600, Talk.ACK, B);
    assertThat(talk.answered()).containsExactly(TOLD_B);
    assertThat(talk.reader.malformed()).isZero();
  }

  @Test
  void aMessageOfTheGreatestLength() {
    byte[] message = Arrays.copyOf(Arrays.copyOfRange(A, 2, A.length), 65_535);
    byte[] framed = Talk.framed(message);
    talk.server(99, SYN_ACK, new byte[0]);
    for (int at = 0; at < framed.length; at += 1448) {
      int end = Math.min(framed.length, at + 1448);
      talk.server(100 + at, Talk.ACK, Arrays.copyOfRange(framed, at, end));
    }
    talk.server(100 + framed.length, Talk.ACK, B);
    assertThat(talk.answered()).contains(TOLD_B);
    assertThat(talk.answered().size() - 1 + talk.reader.malformed()).isEqualTo(1);
  }

  @Test
  void aSegmentThatWasCutShortTellsTheMessagesBeforeTheCut() {
    byte[] frame = Talk.segment("192.0.2.1", 53, "10.0.0.1", 40000, 100, Talk.ACK, join(A, B));
    talk.read(frame, frame.length - B.length / 2);
    assertThat(talk.answered()).containsExactly(TOLD_A);
  }

  @Test
  void otherPortsByConfigurationAndNoneWhereDnsIsLeftOut() {
    talk.serverPort = 8053;
    talk.server(100, Talk.ACK, A);
    assertThat(talk.answered()).isEmpty();
    Talk other = new Talk(new NameOptions(Set.of(8053), Set.of()));
    other.serverPort = 8053;
    other.server(100, Talk.ACK, A).answer(Arrays.copyOfRange(B, 2, B.length));
    assertThat(other.answered()).containsExactly(TOLD_A, TOLD_B);
    Talk without = new Talk(new NameOptions(Set.of(53), Set.of(NameFamily.DNS)));
    without.serverPort = 53;
    without.server(100, Talk.ACK, A).answer(Arrays.copyOfRange(B, 2, B.length));
    assertThat(without.answered()).isEmpty();
  }
}
