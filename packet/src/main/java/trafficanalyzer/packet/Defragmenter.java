package trafficanalyzer.packet;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import trafficanalyzer.packet.header.Ipv6Header;
import trafficanalyzer.packet.header.LinkTypes;
import trafficanalyzer.packet.stream.SpareBuffers;

/**
 * Puts fragments of IPv4 and IPv6 datagrams together, in whatever order they come, and tells later
 * fragments which flow they belong to. Memory is bounded: in datagrams, in bytes, and by age in
 * packet time; what comes to a bound is given up, oldest first.
 *
 * <ul>
 *   <li>A fragment that lies within one that is there already is a duplicate and left out.
 *   <li>Any other overlap gives up the datagram, with what still comes of it, as RFC 5722 demands
 *       for IPv6 and Linux does for IPv4 as well: no receiver can be trusted to see what we would.
 *   <li>Fragments that were cut short by the capture, or whose length is not a multiple of 8 though
 *       more follow (RFC 8200, section 4.5), are not used: their datagram stays incomplete.
 * </ul>
 *
 * <p>Not for use by several threads at once.
 */
public final class Defragmenter {
  private static final int DATAGRAMS = 1024;
  private static final long BYTES = 16 << 20;

  /** RFC 8200, section 4.5; Linux waits half as long. */
  private static final Duration AGE = Duration.ofSeconds(60);

  /** Fragments within fragments; each is as much work as a packet. */
  private static final int MOST_NESTED = 8;

  private final int mostDatagrams;
  private final long mostBytes;
  private final long mostNanos;
  private final Map<DatagramKey, Datagram> datagrams = new LinkedHashMap<>();
  private final Fragment fragment = new Fragment();
  private final SpareBuffers spare = new SpareBuffers();

  /** Datagrams that were given up, to be used again. */
  private final Deque<Datagram> unused = new ArrayDeque<>();

  /** Two: a datagram may hold a fragment of the next, which is read while that one is written. */
  private final Packet[] wholes = {new Packet(), new Packet()};

  private final ByteBuffer[] buffers = new ByteBuffer[2];
  private long bytes;
  private long reassembled;
  private long contradictory;
  private long abandoned;

  /** With bounds of 1,024 datagrams, 16 MiB and a minute. */
  public Defragmenter() {
    this(DATAGRAMS, BYTES, AGE);
  }

  /**
   * @param datagrams how many are remembered at once
   * @param bytes how much memory they may take, roughly
   * @param age how long after its first fragment a datagram is given up, in packet time
   * @throws IllegalArgumentException unless all are positive
   */
  public Defragmenter(int datagrams, long bytes, Duration age) {
    if (datagrams < 1 || bytes < 1 || age.isNegative() || age.isZero()) {
      throw new IllegalArgumentException("bounds must be positive");
    }
    this.mostDatagrams = datagrams;
    this.mostBytes = bytes;
    this.mostNanos = age.toNanos();
  }

  /**
   * Takes a fragment. A later fragment whose first was seen before is given that one's addresses,
   * protocol and ports, which are those of the innermost packet if the datagram is a tunnel's; its
   * {@link Packet#ipVersion()} and offsets stay what its own header says. One that comes before the
   * first has no ports: there is nothing yet to tell them.
   *
   * @param packet any packet; nothing happens unless {@link Packet#isFragment()}
   * @param timestampNanos packet time, nanoseconds since the epoch
   * @return the whole datagram if this fragment completed it, decoded to its innermost packet, with
   *     the MAC addresses and VLAN of this fragment unless there are others within; valid until the
   *     next call. Else null.
   */
  public Packet put(Packet packet, long timestampNanos) {
    Packet whole = packet;
    for (int i = 0; whole != null && whole.isFragment(); i++) {
      if (i == MOST_NESTED) {
        return null;
      }
      whole = putOne(whole, timestampNanos, i & 1);
    }
    return whole == packet ? null : whole;
  }

  /**
   * Whether more is awaited of the datagram that a fragment belongs to.
   *
   * @param packet a fragment, which was put before
   * @param nowNanos packet time, nanoseconds since the epoch
   */
  public boolean awaits(Packet packet, long nowNanos) {
    fragment.read(packet);
    Datagram datagram = datagrams.get(fragment.key());
    return datagram != null && !datagram.hasEnded() && !isOld(datagram, nowNanos);
  }

  private Packet putOne(Packet packet, long timestampNanos, int slot) {
    fragment.read(packet);
    DatagramKey key = fragment.key();
    forget(key, timestampNanos);
    Datagram datagram = datagrams.get(key);
    if (datagram == null) {
      datagram = unused.isEmpty() ? new Datagram(spare) : unused.remove();
      datagram.restart(timestampNanos);
      bytes += datagram.memory();
      datagrams.put(key, datagram);
    }
    Packet whole = null;
    flow(datagram, packet);
    if (!datagram.hasEnded() && isUsable()) {
      whole = add(datagram, packet, slot);
    }
    giveUpOldest();
    return whole;
  }

  private void flow(Datagram datagram, Packet packet) {
    if (fragment.dataOffset > 0) {
      datagram.giveFlow(packet);
      return;
    }
    if (datagram.hasEnded()) {
      datagram.beginAnew();
    }
    datagram.takeFlow(packet);
  }

  private boolean isUsable() {
    return fragment.dataLength > 0 && (!fragment.moreFollow || fragment.dataLength % 8 == 0);
  }

  private Packet add(Datagram datagram, Packet packet, int slot) {
    bytes -= datagram.memory();
    boolean sound = datagram.add(fragment);
    Packet whole = null;
    if (!sound || datagram.isWhole() && datagram.isTooLong()) {
      contradictory++;
      datagram.end();
    } else if (datagram.isWhole()) {
      whole = whole(datagram, packet, slot);
      datagram.end();
      tellFlow(datagram, whole, packet);
    }
    bytes += datagram.memory();
    return whole;
  }

  /** The first fragment may have been too small to hold the ports: now they are known. */
  private void tellFlow(Datagram datagram, Packet whole, Packet last) {
    datagram.takeFlow(whole);
    if (fragment.dataOffset > 0) {
      datagram.giveFlow(last);
    }
  }

  private Packet whole(Datagram datagram, Packet last, int slot) {
    if (buffers[slot] == null) {
      buffers[slot] = ByteBuffer.allocateDirect(Ipv6Header.LENGTH + Datagram.LONGEST);
    }
    datagram.write(buffers[slot]);
    reassembled++;
    Packet whole = wholes[slot];
    whole.wrap(buffers[slot], 0, datagram.wholeLength(), LinkTypes.RAW);
    if (whole.sourceMac < 0 && whole.destinationMac < 0) {
      whole.sourceMac = last.sourceMac;
      whole.destinationMac = last.destinationMac;
    }
    whole.vlan = whole.vlan < 0 ? last.vlan : whole.vlan;
    whole.etherType = whole.etherType < 0 ? last.etherType : whole.etherType;
    whole.tunnels += last.fragmentTunnels;
    whole.fragmentTunnels += last.fragmentTunnels;
    return whole;
  }

  /** Forgets datagrams that are too old, and one that had the same key and is. */
  private void forget(DatagramKey key, long now) {
    Iterator<Datagram> oldestFirst = datagrams.values().iterator();
    while (oldestFirst.hasNext()) {
      Datagram oldest = oldestFirst.next();
      if (!isOld(oldest, now)) {
        break;
      }
      oldestFirst.remove();
      giveUp(oldest);
    }
    Datagram same = datagrams.get(key);
    if (same != null && isOld(same, now)) {
      datagrams.remove(key);
      giveUp(same);
    }
  }

  /** Time may also step back, in captures that were merged, or from a clock that was set. */
  private boolean isOld(Datagram datagram, long now) {
    return Math.abs(now - datagram.firstNanos()) > mostNanos;
  }

  private void giveUpOldest() {
    Iterator<Datagram> oldestFirst = datagrams.values().iterator();
    while (datagrams.size() > mostDatagrams || bytes > mostBytes && oldestFirst.hasNext()) {
      Datagram oldest = oldestFirst.next();
      oldestFirst.remove();
      giveUp(oldest);
    }
  }

  private void giveUp(Datagram datagram) {
    bytes -= datagram.memory();
    if (!datagram.hasEnded()) {
      abandoned++;
    }
    datagram.end();
    unused.add(datagram);
  }

  /** How many datagrams were put together. */
  public long reassembled() {
    return reassembled;
  }

  /** How many datagrams were given up since their fragments overlap or contradict each other. */
  public long contradictory() {
    return contradictory;
  }

  /** How many datagrams were given up incomplete, for their age or for want of memory. */
  public long abandoned() {
    return abandoned;
  }
}
