package trafficanalyzer.packet.name.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.name.dns.DnsRecords.a;
import static trafficanalyzer.packet.name.dns.DnsRecords.aaaa;
import static trafficanalyzer.packet.name.dns.DnsRecords.cname;
import static trafficanalyzer.packet.name.dns.DnsRecords.dname;
import static trafficanalyzer.packet.name.dns.DnsRecords.response;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.NameSource;

class DnsMessagesTest {
  private final Told told = new Told();

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
    Packet carrier =
        Frames.decode(
            229, Frames.ipv6("fd00::35", "fd00::1", 17, Frames.udp(53, 40000, new byte[0])));
    assertThat(told.read(message, message.length, true, carrier, NameSource.DNS))
        .containsExactly("fd00:0:0:0:0:0:0:1 2001:db8:0:0:0:0:0:5 huhuhu.ro");
    assertThat(told.observations.get(0).observedAtNanos()).isEqualTo(7);
    assertThat(told.observations.get(0).source()).isEqualTo(NameSource.DNS);
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
  void requestsAndUpdatesSayNothing() throws Exception {
    byte[] message = response("hahaha.com.", a("hahaha.com.", "192.0.2.1"));
    byte[] request = message.clone();
    request[2] &= 0x7F;
    assertThat(read(request)).isEmpty();
    byte[] update = message.clone();
    update[2] |= 0x28;
    assertThat(read(update)).isEmpty();
    assertThat(told.messages.malformed()).isZero();
  }

  @Test
  void aDnameRenamesWhatIsBelowItWithOrWithoutACname() throws Exception {
    byte[] message =
        new MessageBuilder()
            .question("www.huhu.ro.", Type.A)
            .answers(dname("HUHU.ro.", "huhuhu.com."), a("www.huhuhu.com.", "192.0.2.1"))
            .bytes();
    assertThat(read(message)).containsExactly("10.0.0.1 192.0.2.1 www.huhu.ro");
    byte[] withCname =
        new MessageBuilder()
            .question("www.huhu.ro.", Type.A)
            .answers(
                dname("huhu.ro.", "huhuhu.com."),
                cname("www.huhu.ro.", "www.huhuhu.com."),
                a("www.huhuhu.com.", "192.0.2.1"))
            .bytes();
    assertThat(read(withCname)).containsExactly("10.0.0.1 192.0.2.1 www.huhu.ro");
  }

  @Test
  void aDnameLeavesItsOwnerAndStrangersAlone() throws Exception {
    byte[] message =
        new MessageBuilder()
            .question("huhu.ro.", Type.A)
            .answers(
                dname("huhu.ro.", "huhuhu.com."),
                dname("u.ro.", "huhuhu.com."),
                a("huhuhu.com.", "192.0.2.1"),
                a("huh.huhuhu.com.", "192.0.2.2"))
            .bytes();
    assertThat(read(message)).isEmpty();
  }

  @Test
  void aChainMayGoOnInTheAdditionalRecordsButNotInTheAuthorities() throws Exception {
    byte[] message =
        new MessageBuilder()
            .question("a.com.", Type.A)
            .answers(cname("a.com.", "b.com."))
            .authorities(a("b.com.", "192.0.2.2"))
            .additional(a("b.com.", "192.0.2.1"))
            .bytes();
    assertThat(read(message)).containsExactly("10.0.0.1 192.0.2.1 a.com");
  }

  @Test
  void extensionsAndTruncationDoNotHideWhatIsThere() throws Exception {
    byte[] message =
        new MessageBuilder()
            .question("a.com.", Type.A)
            .answers(a("a.com.", "192.0.2.1"))
            .additional(new OPTRecord(1232, 0, 0))
            .flag(Flags.TC)
            .bytes();
    assertThat(read(message)).containsExactly("10.0.0.1 192.0.2.1 a.com");
    message[7] = 5; // answers that did not fit
    assertThat(read(message)).containsExactly("10.0.0.1 192.0.2.1 a.com");
    assertThat(told.messages.malformed()).isZero();
  }

  @Test
  void eachOfSeveralQuestionsNamesWhatItLeadsTo() throws Exception {
    byte[] message =
        new MessageBuilder()
            .question("a.com.", Type.A)
            .question("b.com.", Type.A)
            .answers(a("b.com.", "192.0.2.2"), cname("a.com.", "b.com."), a("a.com.", "192.0.2.1"))
            .bytes();
    assertThat(read(message))
        .containsExactly(
            "10.0.0.1 192.0.2.2 a.com", "10.0.0.1 192.0.2.1 a.com", "10.0.0.1 192.0.2.2 b.com");
  }

  @Test
  void errorsAndWhatWasNotAskedSayNothing() throws Exception {
    MessageBuilder failure =
        new MessageBuilder().question("a.com.", Type.A).answers(a("a.com.", "192.0.2.1"));
    assertThat(read(failure.rcode(Rcode.NXDOMAIN).bytes())).isEmpty();
    assertThat(read(failure.rcode(Rcode.SERVFAIL).bytes())).isEmpty();
    assertThat(read(failure.rcode(Rcode.NOERROR).bytes())).hasSize(1);
    assertThat(read(new MessageBuilder().answers(a("a.com.", "192.0.2.1")).bytes())).isEmpty();
    assertThat(told.messages.malformed()).isZero();
  }

  @Test
  void anUnspecifiedAddressNamesNothing() throws Exception {
    byte[] message = response("ads.com.", a("ads.com.", "0.0.0.0"), aaaa("ads.com.", "::"));
    assertThat(read(message)).isEmpty();
  }

  @Test
  void theRootIsNoHostnameAndNoFault() throws Exception {
    assertThat(read(response(".", a(".", "192.0.2.1")))).isEmpty();
    assertThat(told.messages.malformed()).isZero();
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
    assertThat(told.messages.malformed()).isEqualTo(1);
  }

  @Test
  void aResponseCutByTheSnaplenTellsWhatIsLeft() throws Exception {
    byte[] message =
        response("hahaha.com.", a("hahaha.com.", "192.0.2.1"), a("hahaha.com.", "192.0.2.2"));
    assertThat(told.read(message, message.length - 3, false, Told.CARRIER, NameSource.DNS))
        .containsExactly("10.0.0.1 192.0.2.1 hahaha.com");
    assertThat(told.messages.malformed()).isZero();
  }

  @Test
  void aMessageThatEndsTooEarlyIsCounted() throws Exception {
    byte[] message = response("hahaha.com.", a("hahaha.com.", "192.0.2.1"));
    assertThat(read(Arrays.copyOf(message, message.length - 3))).isEmpty();
    assertThat(told.messages.malformed()).isEqualTo(1);
  }

  private List<String> read(byte[] message) {
    return told.read(message, NameSource.DNS);
  }

  /** Addresses are kept without dnsjava's record names, which would hold on to memory. */
  @Test
  void foundAddressesAreBare() throws Exception {
    read(response("a.com.", a("a.com.", "192.0.2.1")));
    InetAddress address = told.observations.get(0).address();
    assertThat(address).hasToString("/192.0.2.1");
    assertThat(Addresses.low(address)).isEqualTo(0xFFFF_C000_0201L);
  }
}
