package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.flow.FiveTuple;

/** What packets before a name add to it. */
class NameContextTest {
  private static final String CLIENT = "10.0.0.1";
  private static final String RESOLVER = "10.0.0.53";
  private static final String SERVER = "192.0.2.1";

  private final List<NameObservation> observations = new ArrayList<>();
  private final List<FlowName> flowNames = new ArrayList<>();
  private final List<Long> beginnings = new ArrayList<>();
  private final NameSink sink =
      new NameSink() {
        @Override
        public void add(NameObservation observation) {
          observations.add(observation);
        }

        @Override
        public void add(FlowName name) {
          flowNames.add(name);
        }

        @Override
        public void begins(FiveTuple tuple, long timestampNanos) {
          beginnings.add(timestampNanos);
        }
      };

  private final NameReader reader =
      new NameReader(new NameOptions(Set.of(53, 8053), Set.of()), sink);

  @Test
  void anAnswerKnowsWhenItWasAskedForAndWhereEachAddressStood() throws Exception {
    reader.read(question(CLIENT, 53, "Www.HaHaHa.com."), 100);
    reader.read(answer(CLIENT, "www.hahaha.com.", SERVER, "192.0.2.2"), 250);
    assertThat(observations).extracting(NameObservation::askedAtNanos).containsExactly(100L, 100L);
    assertThat(observations).extracting(NameObservation::position).containsExactly(0, 1);
    reader.read(answer(CLIENT, "www.hahaha.com.", "192.0.2.3"), 260);
    assertThat(observations.get(2).position()).as("another answer").isZero();
  }

  @Test
  void aQuestionIsThatOfItsClientAndNameAndPort() throws Exception {
    reader.read(question(CLIENT, 53, "a.com."), 100);
    reader.read(question(CLIENT, 8053, "b.com."), 110);
    reader.read(question(CLIENT, 5300, "c.com."), 120);
    reader.read(answer("10.0.0.2", "a.com.", SERVER), 200);
    reader.read(answer(CLIENT, "b.com.", SERVER), 210);
    reader.read(answer(CLIENT, "c.com.", SERVER), 220);
    reader.read(answer(CLIENT, "com.", SERVER), 230);
    assertThat(observations)
        .extracting(NameObservation::askedAtNanos)
        .containsExactly(
            NameObservation.UNKNOWN, 110L, NameObservation.UNKNOWN, NameObservation.UNKNOWN);
  }

  @Test
  void aQuestionLongAgoOrAfterTheAnswerIsNotMeant() throws Exception {
    reader.read(question(CLIENT, 53, "a.com."), 1000);
    reader.read(answer(CLIENT, "a.com.", SERVER), 999);
    reader.read(answer(CLIENT, "a.com.", SERVER), 15_000_001_001L);
    assertThat(observations)
        .extracting(NameObservation::askedAtNanos)
        .containsOnly(NameObservation.UNKNOWN);
  }

  @Test
  void questionsCutAtEveryByteAreRead() throws Exception {
    byte[] whole = Message.newQuery(record("www.hahaha.com.")).toWire();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      reader.read(udp(CLIENT, 40000, RESOLVER, 53, cut), 1);
    }
    assertThat(observations).isEmpty();
  }

  @Test
  void aNameKnowsWhenItsConnectionBegan() {
    reader.read(syn(7), 100);
    reader.read(syn(7), 150);
    reader.read(http(8, "a.com"), 200);
    reader.read(syn(8), 300);
    reader.read(http(9, "b.com"), 400);
    assertThat(flowNames).extracting(FlowName::beganAtNanos).containsExactly(100L, 300L);
    assertThat(beginnings).as("a repeated SYN begins nothing").containsExactly(100L, 300L);
  }

  @Test
  void aNameOfAConnectionThatWasNotSeenToBeginCountsForAllOfIt() {
    reader.read(http(8, "a.com"), 200);
    assertThat(flowNames).extracting(FlowName::beganAtNanos).containsExactly(Long.MIN_VALUE);
  }

  private static Packet question(String client, int port, String name) throws Exception {
    return udp(client, 40000, RESOLVER, port, Message.newQuery(record(name)).toWire());
  }

  private static Packet answer(String client, String question, String... addresses)
      throws Exception {
    Message message = Message.newQuery(record(question));
    message.getHeader().setFlag(Flags.QR);
    for (String address : addresses) {
      message.addRecord(
          new ARecord(Name.fromString(question), DClass.IN, 60, Frames.address(address)),
          Section.ANSWER);
    }
    return udp(RESOLVER, 53, client, 40000, message.toWire());
  }

  private static Record record(String name) throws Exception {
    return Record.newRecord(Name.fromString(name), Type.A, DClass.IN);
  }

  private static Packet udp(String source, int port, String destination, int to, byte[] content) {
    return Frames.decode(228, Frames.ipv4(source, destination, 17, Frames.udp(port, to, content)));
  }

  private static Packet syn(int sequence) {
    byte[] segment = Frames.tcp(40000, 80, 0x02, new byte[0]);
    ByteBuffer.wrap(segment).putInt(4, sequence);
    return Frames.decode(228, Frames.ipv4(CLIENT, SERVER, 6, segment));
  }

  private static Packet http(int sequence, String host) {
    byte[] request =
        ("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] segment = Frames.tcp(40000, 80, 0x18, request);
    ByteBuffer.wrap(segment).putInt(4, sequence);
    return Frames.decode(228, Frames.ipv4(CLIENT, SERVER, 6, segment));
  }
}
