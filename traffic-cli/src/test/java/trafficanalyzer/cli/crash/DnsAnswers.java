package trafficanalyzer.cli.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** DNS answers as they go over the wire. */
final class DnsAnswers {
  private static final int SECONDS_TO_LIVE = 60;

  private DnsAnswers() {}

  /** One that gives a host these addresses. */
  static byte[] of(String host, InetAddress... addresses) throws IOException {
    Name name = Name.fromString(host + ".");
    Message message = new Message();
    message.getHeader().setFlag(Flags.QR);
    message.addRecord(Record.newRecord(name, Type.A, DClass.IN), Section.QUESTION);
    for (InetAddress address : addresses) {
      message.addRecord(new ARecord(name, DClass.IN, SECONDS_TO_LIVE, address), Section.ANSWER);
    }
    return message.toWire();
  }

  /** An address as the number that an IPv4 header holds. */
  static InetAddress address(int number) throws IOException {
    return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(number).array());
  }
}
