package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;

class DnsAnswersTest {
  private final DnsAnswers answers = new DnsAnswers();

  @Test
  void everyAddressOfTheAnswerHasTheQuestionsName() throws Exception {
    byte[] message =
        response("HaHaHa.Com.", a("hahaha.com.", "192.0.2.1"), a("hahaha.com.", "192.0.2.2"));
    assertThat(read(message))
        .containsExactly("10.0.0.1 192.0.2.1 hahaha.com", "10.0.0.1 192.0.2.2 hahaha.com");
  }

  @Test
  void ipv6AddressesAndClientsCountAsWell() throws Exception {
    byte[] message = response("huhuhu.ro.", aaaa("huhuhu.ro.", "2001:db8::5"));
    List<String> found = new ArrayList<>();
    Packet packet =
        Frames.decode(229, Frames.ipv6("fd00::35", "fd00::1", 17, Frames.udp(53, 40000, message)));
    answers.read(packet, 7, o -> found.add(o.client() + " " + o.address() + o.observedAtNanos()));
    assertThat(found).containsExactly("/fd00:0:0:0:0:0:0:1 /2001:db8:0:0:0:0:0:57");
  }

  @Test
  void theQuestionIsTheNameThroughAChainOfAliasesInAnyOrder() throws Exception {
    byte[] message =
        response(
            "www.hahaha.com.",
            a("edge.cdn.net.", "192.0.2.1"),
            cname("cdn.net.", "EDGE.cdn.net."),
            cname("www.hahaha.com.", "cdn.net."));
    assertThat(read(message)).containsExactly("10.0.0.1 192.0.2.1 www.hahaha.com");
  }

  @Test
  void answersForNamesThatWereNotAskedForAreIgnored() throws Exception {
    byte[] message =
        response(
            "hahaha.com.",
            a("bank.com.", "192.0.2.66"),
            cname("bank.com.", "other.com."),
            a("other.com.", "192.0.2.67"),
            a("hahaha.com.", "192.0.2.1"));
    assertThat(read(message)).containsExactly("10.0.0.1 192.0.2.1 hahaha.com");
  }

  @Test
  void aChainOfAliasesThatGoesRoundEnds() throws Exception {
    byte[] message =
        response(
            "a.com.",
            cname("a.com.", "b.com."),
            cname("b.com.", "a.com."),
            a("b.com.", "192.0.2.9"));
    assertThat(read(message)).containsExactly("10.0.0.1 192.0.2.9 a.com");
  }

  @Test
  void requestsUpdatesAndOtherPortsSayNothing() throws Exception {
    byte[] message = response("hahaha.com.", a("hahaha.com.", "192.0.2.1"));
    assertThat(read(packet(53000, message))).isEmpty();
    byte[] request = message.clone();
    request[2] &= 0x7F;
    assertThat(read(request)).isEmpty();
    byte[] update = message.clone();
    update[2] |= 0x28;
    assertThat(read(update)).isEmpty();
    Packet tcp =
        Frames.decode(
            228, Frames.ipv4("10.0.0.53", "10.0.0.1", 6, Frames.tcp(53, 40000, 0x18, message)));
    assertThat(read(tcp)).isEmpty();
    assertThat(answers.malformed()).isZero();
  }

  @Test
  void otherClassesSayNothing() throws Exception {
    Name name = Name.fromString("hahaha.com.");
    Record chaos = Record.newRecord(name, Type.A, DClass.CH, 60, Frames.address("192.0.2.1"));
    assertThat(read(response("hahaha.com.", chaos))).isEmpty();
  }

  @Test
  void strangeBytesInNamesAreEscaped() throws Exception {
    byte[] message = response("a\\000\\027[31m\\.b\\255.com.");
    byte[] withAnswer = Frames.join(message, Frames.hex("c00c 0001 0001 0000003c 0004 c0000201"));
    withAnswer[7] = 1;
    assertThat(read(withAnswer)).containsExactly("10.0.0.1 192.0.2.1 a\\000\\027[31m\\.b\\255.com");
  }

  @Test
  void aNameThatIsTooLongForAHostnameIsCounted() throws Exception {
    String label = "\\001".repeat(60);
    byte[] message = response(label + "." + label + ".com.");
    byte[] withAnswer = Frames.join(message, Frames.hex("c00c 0001 0001 0000003c 0004 c0000201"));
    withAnswer[7] = 1;
    assertThat(read(withAnswer)).isEmpty();
    assertThat(answers.malformed()).isEqualTo(1);
  }

  @Test
  void aResponseCutByTheSnaplenTellsWhatIsLeft() throws Exception {
    byte[] message =
        response("hahaha.com.", a("hahaha.com.", "192.0.2.1"), a("hahaha.com.", "192.0.2.2"));
    byte[] frame = Frames.ipv4("10.0.0.53", "10.0.0.1", 17, Frames.udp(53, 40000, message));
    Packet packet = Frames.decode(228, Arrays.copyOf(frame, frame.length - 3));
    assertThat(read(packet)).containsExactly("10.0.0.1 192.0.2.1 hahaha.com");
    assertThat(answers.malformed()).isZero();
  }

  @Test
  void aMessageThatEndsTooEarlyIsCounted() throws Exception {
    byte[] message = response("hahaha.com.", a("hahaha.com.", "192.0.2.1"));
    assertThat(read(Arrays.copyOf(message, message.length - 3))).isEmpty();
    assertThat(answers.malformed()).isEqualTo(1);
  }

  private List<String> read(byte[] message) {
    return read(packet(53, message));
  }

  private List<String> read(Packet packet) {
    List<String> found = new ArrayList<>();
    answers.read(
        packet,
        7,
        o ->
            found.add(
                o.client().getHostAddress()
                    + " "
                    + o.address().getHostAddress()
                    + " "
                    + o.hostname()));
    return found;
  }

  private static Packet packet(int sourcePort, byte[] message) {
    return Frames.decode(
        228, Frames.ipv4("10.0.0.53", "10.0.0.1", 17, Frames.udp(sourcePort, 40000, message)));
  }

  static byte[] response(String question, Record... records) throws TextParseException {
    Message message =
        Message.newQuery(Record.newRecord(Name.fromString(question), Type.A, DClass.IN));
    message.getHeader().setFlag(Flags.QR);
    for (Record record : records) {
      message.addRecord(record, Section.ANSWER);
    }
    return message.toWire();
  }

  static Record a(String owner, String address) throws TextParseException {
    return new ARecord(Name.fromString(owner), DClass.IN, 60, Frames.address(address));
  }

  private static Record aaaa(String owner, String address) throws TextParseException {
    return new AAAARecord(Name.fromString(owner), DClass.IN, 60, Frames.address(address));
  }

  static Record cname(String owner, String target) throws TextParseException {
    return new CNAMERecord(Name.fromString(owner), DClass.IN, 60, Name.fromString(target));
  }

  /** Addresses are kept without dnsjava's record names, which would hold on to memory. */
  @Test
  void foundAddressesAreBare() throws Exception {
    List<NameObservation> found = new ArrayList<>();
    answers.read(packet(53, response("a.com.", a("a.com.", "192.0.2.1"))), 7, found::add);
    assertThat(found.get(0).address()).hasToString("/192.0.2.1");
    assertThat(Addresses.low(found.get(0).address())).isEqualTo(0xFFFF_C000_0201L);
  }
}
