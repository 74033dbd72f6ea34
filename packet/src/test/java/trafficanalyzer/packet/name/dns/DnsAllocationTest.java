package trafficanalyzer.packet.name.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.name.dns.DnsRecords.a;
import static trafficanalyzer.packet.name.dns.DnsRecords.cname;
import static trafficanalyzer.packet.name.dns.DnsRecords.response;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;
import trafficanalyzer.packet.name.FlowName;
import trafficanalyzer.packet.name.NameObservation;
import trafficanalyzer.packet.name.NameSink;
import trafficanalyzer.packet.name.NameSource;

/** What is not told, and what is told again, makes next to no garbage. */
class DnsAllocationTest {
  private static final int MESSAGES = 20_000;

  /** Seven fields and a header, without compressed references. */
  private static final int OBSERVATION = 80;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private int told;

  private final DnsMessages messages =
      new DnsMessages(
          new NameSink() {
            @Override
            public void add(NameObservation observation) {
              told++;
            }

            @Override
            public void add(FlowName name) {
              throw new AssertionError(name);
            }
          });

  @Test
  void repeatedAnswersMakeTheirObservationsOnly() throws Exception {
    long allocated =
        allocated(
            response(
                "www.hahaha.com.",
                cname("www.hahaha.com.", "cdn.net."),
                a("cdn.net.", "192.0.2.1"),
                a("cdn.net.", "192.0.2.2")));
    assertThat(told).isEqualTo(4 * MESSAGES);
    assertThat(allocated).isLessThanOrEqualTo(2L * OBSERVATION * MESSAGES);
  }

  @Test
  void whatTellsNothingMakesNothing() throws Exception {
    byte[] answer = response("a.com.", a("a.com.", "192.0.2.1"));
    byte[] query = answer.clone();
    query[2] &= 0x7F;
    byte[] failure = new MessageBuilder().question("a.com.", Type.A).rcode(Rcode.NXDOMAIN).bytes();
    byte[] malformed = answer.clone();
    malformed[12] = 0x40;
    for (byte[] message : new byte[][] {query, failure, malformed}) {
      assertThat(allocated(message)).isLessThan(MESSAGES);
    }
    assertThat(told).isZero();
  }

  /** Bytes allocated for many times the same message, after as many. */
  private long allocated(byte[] message) {
    ByteBuffer buffer = ByteBuffer.wrap(message);
    read(buffer);
    long before = threads.getCurrentThreadAllocatedBytes();
    read(buffer);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private void read(ByteBuffer buffer) {
    for (int i = 0; i < MESSAGES; i++) {
      messages.read(buffer, 0, buffer.limit(), true, Told.CARRIER, i, NameSource.DNS);
    }
  }
}
