package trafficanalyzer.packet.name.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import trafficanalyzer.packet.name.NameSource;

/** Messages that are made to hang or to overrun whoever parses them. */
class HostileDnsTest {
  private static final int LARGEST = 0xFFFF;

  private final Told told = new Told();

  @Test
  void pointersThatGoRoundForwardOrNowhereAreMalformed() {
    String[] owners = {
      "c01d", // at itself: the owner of the answer is the 29th byte
      "c01e", // forward, into itself
      "ffff", // beyond the message
      "01 61 c01d", // round, over a label
      "40", // an extended label, RFC 6891
      "80"
    };
    for (String owner : owners) {
      long before = told.messages.malformed();
      byte[] message =
          MessageBuilder.raw(
              1,
              0,
              "06 686168616861 03 636f6d 00 0001 0001",
              owner,
              "0001 0001 00000000 0004 c0000201");
      assertThat(told.read(message, NameSource.DNS)).as(owner).isEmpty();
      assertThat(told.messages.malformed()).as(owner).isEqualTo(before + 1);
    }
  }

  @Test
  void aNameMayBeLongButNotTooLong() {
    String label = "3f" + "61".repeat(63);
    String longest = label + label + label + "3d" + "61".repeat(61) + "00";
    String answer = "c00c 0001 0001 00000000 0004 c0000201";
    assertThat(told.read(MessageBuilder.raw(1, 0, longest, "0001 0001", answer), NameSource.DNS))
        .singleElement()
        .asString()
        .hasSize("10.0.0.1 192.0.2.1 ".length() + 253);
    String tooLong = label + label + label + "3e" + "61".repeat(62) + "00";
    assertThat(told.read(MessageBuilder.raw(1, 0, tooLong, "0001 0001", answer), NameSource.DNS))
        .isEmpty();
    assertThat(told.messages.malformed()).isEqualTo(1);
  }

  @Test
  void moreRecordsAnnouncedThanThereAreBytesForIsMalformed() {
    byte[] message =
        MessageBuilder.raw(
            0xFFFF, 0xFFFF, "01 61 00 0001 0001", "c00c 0001 0001 00000000 0004 c0000201");
    assertThat(told.read(message, NameSource.DNS)).isEmpty();
    assertThat(told.messages.malformed()).isEqualTo(1);
    assertThat(told.read(message, message.length, false, Told.CARRIER, NameSource.DNS)).hasSize(1);
  }

  /** Backwards: each alias is found only when all records were looked at for the one before. */
  @Test
  @Timeout(60)
  void longChainsAreFollowedOnlySoFar() {
    ByteBuffer message = message();
    int records = 2700;
    for (int i = records; i > 0; i--) {
      name(message, i - 1).putShort((short) 5).putShort((short) 1).putInt(0).putShort((short) 6);
      name(message, i);
    }
    for (int i = 0; i < 100; i++) {
      name(message, i).putShort((short) 1).putShort((short) 1).putInt(0).putShort((short) 4);
      message.putInt(0xC000_0200 | i + 1);
    }
    assertThat(read(message, records + 100)).as("names that were followed").isEqualTo(32);
  }

  @Test
  @Timeout(60)
  void longNamesInManyRecordsCostOnlyTheirLength() {
    ByteBuffer message = message();
    int labels = message.position();
    int records = 0;
    name(message, 0).putShort((short) 99).putShort((short) 1).putInt(0).putShort((short) 255);
    int start = message.position();
    for (int i = 0; i < 127; i++) {
      message.put((byte) 1).put((byte) 'a');
    }
    message.put((byte) 0);
    for (records = 1; message.remaining() >= 16; records++) {
      // Each has another name, and an alias for another.
      message.putShort((short) (0xC000 | start + 2 * (records % 120)));
      message.putShort((short) 5).putShort((short) 1).putInt(0).putShort((short) 2);
      message.putShort((short) (0xC000 | start + 2 * (records * 7 % 120)));
    }
    assertThat(labels).isLessThan(start);
    for (int i = 0; i < 20; i++) {
      assertThat(read(message, records)).isZero();
    }
    assertThat(told.messages.malformed()).isZero();
  }

  @Test
  @Timeout(60)
  void chainsOfPointersAreFollowedOnlySoFar() {
    ByteBuffer message = message();
    name(message, 0).putShort((short) 99).putShort((short) 1).putInt(0).putShort((short) 2000);
    int first = message.position();
    message.putShort((short) 0xC00C);
    for (int i = 1; i < 1000; i++) {
      message.putShort((short) (0xC000 | first + 2 * (i - 1)));
    }
    int good = first + 2 * 120;
    message.putShort((short) (0xC000 | good)).putShort((short) 1).putShort((short) 1);
    message.putInt(0).putShort((short) 4).putInt(0xC000_0201);
    assertThat(read(message.duplicate(), 2)).as("answer over 122 pointers").isEqualTo(1);
    message.position(message.position() - 16);
    message.putShort((short) (0xC000 | first + 2 * 999));
    message.position(message.position() + 14);
    assertThat(read(message, 2)).isZero();
    assertThat(told.messages.malformed()).isEqualTo(1);
  }

  @Test
  @Timeout(60)
  void manyQuestionsOrHintsAreBounded() {
    ByteBuffer message = message();
    int questions = 1;
    for (; message.position() < 30_000; questions++) {
      name(message, questions).putShort((short) 1).putShort((short) 1);
    }
    message.putShort(4, (short) questions);
    message.putShort((short) 0xC00C).putShort((short) 65).putShort((short) 1).putInt(0);
    int hints = 8000;
    message.putShort((short) (7 + 4 * hints)).putShort((short) 1).put((byte) 0);
    message.putShort((short) 4).putShort((short) (4 * hints));
    for (int i = 1; i <= hints; i++) {
      message.putInt(0xC000_0000 | i);
    }
    assertThat(read(message, 1)).isEqualTo(hints);
  }

  /** A response that asks for the name 0; its records are to follow. */
  private static ByteBuffer message() {
    ByteBuffer message = ByteBuffer.allocate(LARGEST);
    message.putShort(2, (short) 0x8000).putShort(4, (short) 1).position(12);
    return name(message, 0).putShort((short) 1).putShort((short) 1);
  }

  /** A name of one label with four bytes. */
  private static ByteBuffer name(ByteBuffer message, int number) {
    message.put((byte) 4);
    for (int shift = 12; shift >= 0; shift -= 4) {
      message.put((byte) ('a' + (number >> shift & 0xF)));
    }
    return message.put((byte) 0);
  }

  private int read(ByteBuffer message, int answers) {
    message.putShort(6, (short) answers);
    told.observations.clear();
    told.messages.read(message, 0, message.position(), true, Told.CARRIER, 7, NameSource.DNS);
    return told.observations.size();
  }
}
