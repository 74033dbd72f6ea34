package trafficanalyzer.packet.name.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.name.dns.DnsRecords.a;
import static trafficanalyzer.packet.name.dns.DnsRecords.aaaa;
import static trafficanalyzer.packet.name.dns.DnsRecords.cname;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;
import trafficanalyzer.packet.Frames;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameSource;

/** Names that hosts tell of themselves: multicast DNS and LLMNR. */
class LocalNamesTest {
  private static final Packet MULTICAST =
      Frames.decode(
          228, Frames.ipv4("10.0.0.7", "224.0.0.251", 17, Frames.udp(5353, 5353, new byte[0])));

  /** {@code printer.local}, as it is on the wire. */
  private static final String PRINTER = "07 7072696e746572 05 6c6f63616c 00";

  private final Told told = new Told();

  @Test
  void anAnnouncementWithoutQuestionNamesEachOfItsAddresses() throws Exception {
    byte[] message =
        new MessageBuilder()
            .answers(a("Printer.LOCAL.", "10.0.0.7"))
            .additional(aaaa("printer.local.", "fe80::7"), a("fax.local.", "10.0.0.8"))
            .bytes();
    assertThat(announced(message))
        .containsExactly(
            "224.0.0.251 10.0.0.7 printer.local",
            "224.0.0.251 fe80:0:0:0:0:0:0:7 printer.local",
            "224.0.0.251 10.0.0.8 fax.local");
    assertThat(told.observations).extracting(NameObservation::source).containsOnly(NameSource.MDNS);
  }

  @Test
  void theClassMayTellToFlushCaches() {
    byte[] message =
        MessageBuilder.raw(1, 0, PRINTER, "0001 8001", "c00c 0001 8001 00000078 0004 0a000007");
    assertThat(announced(message)).containsExactly("224.0.0.251 10.0.0.7 printer.local");
    assertThat(told.read(message, NameSource.DNS)).as("in DNS it is another class").isEmpty();
  }

  @Test
  void aFarewellNamesNothing() {
    byte[] message =
        MessageBuilder.raw(1, 0, PRINTER, "0001 0001", "c00c 0001 8001 00000000 0004 0a000007");
    assertThat(announced(message)).isEmpty();
  }

  @Test
  void onlyNamesBelowLocalAreBelieved() throws Exception {
    byte[] message =
        new MessageBuilder()
            .answers(
                a("bank.com.", "10.0.0.7"), a("local.", "10.0.0.7"), a("notlocal.", "10.0.0.7"))
            .bytes();
    assertThat(announced(message)).isEmpty();
  }

  @Test
  void theNameIsTheOwnersOwnAlsoAfterOtherRecords() throws Exception {
    byte[] message =
        new MessageBuilder()
            .answers(
                a("x.local.", "10.0.0.1"), cname("y.local.", "x.local."), a("y.local.", "10.0.0.2"))
            .bytes();
    assertThat(announced(message))
        .containsExactly("224.0.0.251 10.0.0.1 x.local", "224.0.0.251 10.0.0.2 y.local");
  }

  @Test
  void spacesAndOtherBytesInNamesOfDevicesAreEscaped() throws Exception {
    byte[] message =
        new MessageBuilder().answers(a("My\\032Mac\\195\\169.local.", "10.0.0.7")).bytes();
    assertThat(announced(message))
        .containsExactly("224.0.0.251 10.0.0.7 my\\032mac\\195\\169.local");
  }

  @Test
  void llmnrAnswersItsQuestion() throws Exception {
    byte[] message =
        new MessageBuilder().question("WPAD.", Type.A).answers(a("wpad.", "10.0.0.9")).bytes();
    assertThat(told.read(message, NameSource.LLMNR)).containsExactly("10.0.0.1 10.0.0.9 wpad");
    assertThat(told.observations.get(0).source()).isEqualTo(NameSource.LLMNR);
  }

  @Test
  void aTentativeLlmnrAnswerIsNotBelieved() throws Exception {
    byte[] message =
        new MessageBuilder().question("wpad.", Type.A).answers(a("wpad.", "10.0.0.9")).bytes();
    message[2] |= 1;
    assertThat(told.read(message, NameSource.LLMNR)).isEmpty();
    assertThat(told.read(message, NameSource.DNS)).as("in DNS it asks for recursion").hasSize(1);
  }

  private List<String> announced(byte[] message) {
    return told.read(message, message.length, true, MULTICAST, NameSource.MDNS);
  }
}
