package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Packet;

/** Connections without a name, all of them new, as in a flood: no garbage once the room is full. */
class NameReaderAllocationTest {
  private static final int CONNECTIONS = 100_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Talk talk = new Talk();
  private final Packet packet = new Packet();

  @Test
  void connectionsThatTellNothingMakeNoGarbage() {
    byte[] syn = segment(Talk.SYN, new byte[0]);
    byte[] data = segment(Talk.ACK, "SSH-2.0-x and so on".getBytes());
    connections(syn, data);
    long before = threads.getCurrentThreadAllocatedBytes();
    connections(syn, data);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(talk.names).isEmpty();
    assertThat(allocated).as("bytes").isLessThan(CONNECTIONS);
  }

  /** Of half of the connections only the SYN is seen. */
  private void connections(byte[] syn, byte[] data) {
    ByteBuffer first = buffer(syn);
    ByteBuffer second = buffer(data);
    for (int i = 0; i < CONNECTIONS; i++) {
      read(first, i);
      if (i % 2 == 0) {
        read(second, i);
      }
    }
  }

  private void read(ByteBuffer frame, int connection) {
    frame.putInt(14 + 12, 0x0A00_0000 + connection);
    packet.wrap(frame, 0, frame.capacity(), Talk.ETHERNET);
    talk.reader.read(packet, talk.now + connection);
  }

  private static ByteBuffer buffer(byte[] frame) {
    return ByteBuffer.allocateDirect(frame.length).put(0, frame);
  }

  private static byte[] segment(int flags, byte[] content) {
    return Talk.segment("10.0.0.1", 40000, "192.0.2.1", 22, 99 + flags / Talk.ACK, flags, content);
  }
}
