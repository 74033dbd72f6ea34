package trafficanalyzer.packet.name.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import trafficanalyzer.packet.name.NameSource;

/** Tells the same as dnsjava of messages made at random, and of the same with bytes changed. */
class DnsOracleTest {
  /** So few that they meet. */
  private static final String[] NAMES = {
    "a.com.",
    "A.com.",
    "www.a.com.",
    "b.www.a.com.",
    "_443._https.a.com.",
    "cdn.net.",
    "x.CDN.net.",
    "com.",
    "c\\.d.com.",
    "o\\001.com.",
    "."
  };

  private static final int[] QUESTION_TYPES = {Type.A, Type.AAAA, Type.HTTPS, Type.SVCB, Type.ANY};

  private final Random random = new Random(7);
  private final Told told = new Told();

  @Test
  void messagesMadeAtRandom() throws Exception {
    int addresses = 0;
    for (int round = 0; round < 10_000; round++) {
      byte[] message = message();
      List<String> expected = JavaDns.parse(message).orElseThrow().told();
      assertThat(read(message)).as(() -> hex(message)).isEqualTo(expected);
      addresses += expected.size();
    }
    assertThat(addresses).as("addresses that were told").isGreaterThan(2_000);
  }

  @Test
  void messagesWithBytesChanged() throws Exception {
    int understood = 0;
    for (int round = 0; round < 40_000; round++) {
      byte[] message = message();
      for (int i = random.nextInt(4); i >= 0; i--) {
        message[2 + random.nextInt(message.length - 2)] = randomByte();
      }
      understood += compare(message);
    }
    assertThat(understood).as("messages that dnsjava understood").isGreaterThan(4_000);
  }

  @Test
  void messagesCutAtEveryByteTellWhatComesBefore() throws Exception {
    for (int round = 0; round < 100; round++) {
      byte[] message = message();
      message[2] |= 2; // truncated: so dnsjava keeps what it has
      for (int length = 12; length <= message.length; length++) {
        byte[] cut = Arrays.copyOf(message, length);
        List<String> expected = JavaDns.parse(cut).orElseThrow().told();
        assertThat(read(cut)).as(() -> hex(cut)).isEqualTo(expected);
        cut[2] &= ~2;
        assertThat(texts(told.read(cut, length, false, Told.CARRIER, NameSource.DNS)))
            .as(() -> hex(cut))
            .isEqualTo(expected);
      }
    }
    assertThat(told.messages.malformed()).isZero();
  }

  /** 1 if dnsjava understood the message. */
  private int compare(byte[] message) {
    long malformed = told.messages.malformed();
    List<String> ours = read(message);
    boolean understood = told.messages.malformed() == malformed;
    Optional<JavaDns> oracle = JavaDns.parse(message);
    if (oracle.isEmpty() || oracle.get().hasGrowingNames()) {
      return 0; // dnsjava also looks into records that lead to no address
    }
    List<String> theirs = oracle.get().told();
    if ((message[2] & 2) != 0) {
      // Of a truncated message, dnsjava stops at a fault in a record that leads to no address.
      assertThat(ours).as(() -> hex(message)).containsAll(theirs);
    } else if (understood || !oracle.get().hasServices()) {
      // dnsjava does not mind the order of a service's parameters.
      assertThat(ours).as(() -> hex(message)).isEqualTo(theirs);
    }
    return 1;
  }

  private List<String> read(byte[] message) {
    return texts(told.read(message, NameSource.DNS));
  }

  private static List<String> texts(List<String> told) {
    return told.stream().map(text -> text.substring(text.indexOf(' ') + 1)).toList();
  }

  private byte[] message() throws TextParseException {
    Message message = new Message(0);
    message.getHeader().setFlag(Flags.QR);
    for (int i = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(8) / 7; i > 0; i--) {
      int type = QUESTION_TYPES[random.nextInt(QUESTION_TYPES.length)];
      message.addRecord(Record.newRecord(Name.fromString(name()), type, DClass.IN), 0);
    }
    for (int section = Section.ANSWER; section <= Section.ADDITIONAL; section++) {
      for (int i = random.nextInt(6); i > 0; i--) {
        message.addRecord(record(), section);
      }
    }
    if (random.nextBoolean()) {
      message.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
    }
    return message.toWire();
  }

  private Record record() throws TextParseException {
    return switch (random.nextInt(9)) {
      case 0, 1 -> DnsRecords.a(name(), "192.0.2." + random.nextInt(3));
      case 2 -> DnsRecords.aaaa(name(), random.nextInt(9) == 0 ? "::" : "2001:db8::1");
      case 3, 4 -> DnsRecords.cname(name(), name());
      case 5 -> DnsRecords.dname("com.", "dn.org.");
      case 6 -> DnsRecords.https(name(), random.nextInt(2), name(), "192.0.2.7", "2001:db8::7");
      case 7 -> new MXRecord(Name.fromString(name()), DClass.IN, 60, 1, Name.fromString(name()));
      default -> new TXTRecord(Name.fromString(name()), DClass.CH, 60, "text");
    };
  }

  private String name() {
    return NAMES[random.nextInt(NAMES.length)];
  }

  private byte randomByte() {
    int[] values = {0, 1, 5, 28, 39, 0x3F, 0x40, 0xC0, 0xFF, 12, random.nextInt(256)};
    return (byte) values[random.nextInt(values.length)];
  }

  private static String hex(byte[] message) {
    return HexFormat.of().formatHex(message);
  }
}
