package trafficanalyzer.packet.name.dns;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import trafficanalyzer.packet.Frames;

/** Responses for tests, section by section. */
final class MessageBuilder {
  private final Message message = new Message(1);

  MessageBuilder() {
    message.getHeader().setFlag(Flags.QR);
  }

  MessageBuilder question(String name, int type) throws TextParseException {
    message.addRecord(Record.newRecord(Name.fromString(name), type, DClass.IN), Section.QUESTION);
    return this;
  }

  MessageBuilder answers(Record... records) {
    return add(Section.ANSWER, records);
  }

  MessageBuilder authorities(Record... records) {
    return add(Section.AUTHORITY, records);
  }

  MessageBuilder additional(Record... records) {
    return add(Section.ADDITIONAL, records);
  }

  private MessageBuilder add(int section, Record... records) {
    for (Record record : records) {
      message.addRecord(record, section);
    }
    return this;
  }

  MessageBuilder flag(int flag) {
    message.getHeader().setFlag(flag);
    return this;
  }

  /**
   * @param code of {@link Rcode}
   */
  MessageBuilder rcode(int code) {
    message.getHeader().setRcode(code);
    return this;
  }

  byte[] bytes() {
    return message.toWire();
  }

  /** A response to one question of class IN, with its sections written in bytes. */
  static byte[] raw(int answers, int additional, String... hex) {
    return Frames.join(
        Frames.hex("0001 8000 0001"),
        Frames.u16(answers),
        Frames.hex("0000"),
        Frames.u16(additional),
        Frames.hex(hex));
  }
}
