package trafficanalyzer.packet.name.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.name.dns.DnsRecords.a;
import static trafficanalyzer.packet.name.dns.DnsRecords.aaaa;
import static trafficanalyzer.packet.name.dns.DnsRecords.cname;
import static trafficanalyzer.packet.name.dns.DnsRecords.https;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import trafficanalyzer.packet.name.NameSource;

/** Names told by HTTPS and SVCB records, RFC 9460. */
class ServiceBindingTest {
  private static final String QUESTION = "01 61 00 0041 0001";
  private static final String RECORD = "c00c 0041 0001 0000003c";

  private final Told told = new Told();

  @Test
  void hintsAreAddressesOfTheQuestionsName() throws Exception {
    assertThat(
            read(
                "hahaha.com.",
                https("hahaha.com.", 1, ".", "192.0.2.1", "192.0.2.2", "2001:db8::1"),
                https("hahaha.com.", 2, "pool.cdn.net.", "192.0.2.3")))
        .containsExactly(
            "192.0.2.1 hahaha.com",
            "192.0.2.2 hahaha.com",
            "2001:db8:0:0:0:0:0:1 hahaha.com",
            "192.0.2.3 hahaha.com");
  }

  @Test
  void addressesOfTheTargetStandInTheAdditionalRecords() throws Exception {
    byte[] message =
        new MessageBuilder()
            .question("hahaha.com.", Type.HTTPS)
            .answers(
                cname("hahaha.com.", "www.hahaha.com."), https("www.hahaha.com.", 1, "svc.net."))
            .additional(a("svc.net.", "192.0.2.1"), aaaa("svc.net.", "2001:db8::1"))
            .bytes();
    assertThat(addresses(message))
        .containsExactly("192.0.2.1 hahaha.com", "2001:db8:0:0:0:0:0:1 hahaha.com");
  }

  @Test
  void anAliasLeadsOnAndItsParametersDoNotCount() throws Exception {
    assertThat(
            read(
                "hahaha.com.",
                https("svc.net.", 1, ".", "192.0.2.1"),
                https("hahaha.com.", 0, "svc.net.", "192.0.2.66"),
                https("other.com.", 1, ".", "192.0.2.67")))
        .containsExactly("192.0.2.1 hahaha.com");
  }

  @Test
  void anAliasForTheRootSaysThatThereIsNoService() throws Exception {
    assertThat(read("hahaha.com.", https("hahaha.com.", 0, "."), https(".", 1, ".", "192.0.2.1")))
        .isEmpty();
  }

  @Test
  void labelsOfTheServiceAreNotTheHosts() throws Exception {
    String name = "_8443._https.hahaha.com.";
    assertThat(read(name, https(name, 1, "hahaha.com.", "192.0.2.1")))
        .containsExactly("192.0.2.1 hahaha.com");
    byte[] askedForItself = DnsRecords.response("_x.a.com.", a("_x.a.com.", "192.0.2.1"));
    assertThat(addresses(askedForItself)).containsExactly("192.0.2.1 _x.a.com");
  }

  @Test
  void parametersThatAreNotOursAreSkipped() {
    String mandatoryAlpnAndPort = "0000 0002 0001  0001 0003 026832  0003 0002 01bb";
    assertThat(parameters(mandatoryAlpnAndPort, "0004 0004 c0000201", "ff00 0001 00"))
        .containsExactly("192.0.2.1 a");
    assertThat(told.messages.malformed()).isZero();
  }

  @Test
  void malformedParametersAreCounted() {
    List<String> malformed =
        List.of(
            "0004 0003 c00002", // part of an address
            "0006 0008 20010db8 00000000",
            "0004 0008 c0000201", // longer than the record
            "0004", // no length
            "0004 0004 c0000201 0004 0004 c0000202", // twice
            "0006 0000 0004 0004 c0000201"); // out of order
    for (int i = 0; i < malformed.size(); i++) {
      assertThat(parameters(malformed.get(i))).as(malformed.get(i)).isEmpty();
      assertThat(told.messages.malformed()).as(malformed.get(i)).isEqualTo(i + 1);
    }
  }

  private List<String> parameters(String... hex) {
    String joined = String.join("", hex).replace(" ", "");
    String length = "%04x".formatted(3 + joined.length() / 2);
    return addresses(MessageBuilder.raw(1, 0, QUESTION, RECORD, length, "0001 00", joined));
  }

  private List<String> read(String question, Record... answers) throws TextParseException {
    return addresses(new MessageBuilder().question(question, Type.HTTPS).answers(answers).bytes());
  }

  private List<String> addresses(byte[] message) {
    return told.read(message, NameSource.DNS).stream()
        .map(text -> text.substring(text.indexOf(' ') + 1))
        .toList();
  }
}
