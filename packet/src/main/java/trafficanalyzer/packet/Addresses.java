package trafficanalyzer.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import trafficanalyzer.packet.text.Utf8Text;

/**
 * IP addresses as 128 bits in two longs, and MAC addresses as 48 bits in one. An IPv4 address is
 * kept in its IPv4-mapped form {@code ::ffff:a.b.c.d} (RFC 4291, section 2.5.5.2), so that one key
 * serves both versions.
 */
public final class Addresses {
  private static final long IPV4_MAPPED = 0x0000_FFFF_0000_0000L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private Addresses() {}

  /** The lower half of the mapped form of an IPv4 address; the upper half is 0. */
  public static long ipv4Low(int address) {
    return IPV4_MAPPED | address & 0xFFFF_FFFFL;
  }

  /** Whether the address is an IPv4 address in its mapped form. */
  public static boolean isIpv4(long high, long low) {
    return high == 0 && low >>> 32 == 0xFFFF;
  }

  /**
   * Whether the address means something on its own network only: private use (RFC 1918), shared
   * (RFC 6598), link-local (RFC 3927, RFC 4291), unique local (RFC 4193) or loopback.
   */
  public static boolean isLocal(long high, long low) {
    if (!isIpv4(high, low)) {
      int first = (int) (high >>> 48);
      return (first & 0xFFC0) == 0xFE80 || (first & 0xFE00) == 0xFC00 || high == 0 && low == 1;
    }
    int address = (int) low;
    int first = address >>> 24;
    return first == 10
        || first == 127
        || address >>> 20 == 0xAC1 // 172.16.0.0/12
        || address >>> 16 == 0xC0A8 // 192.168.0.0/16
        || address >>> 16 == 0xA9FE // 169.254.0.0/16
        || address >>> 22 == 0x6440 >>> 6; // 100.64.0.0/10
  }

  /** The address as an object. */
  public static InetAddress toInetAddress(long high, long low) {
    byte[] bytes =
        isIpv4(high, low)
            ? ByteBuffer.allocate(4).putInt((int) low).array()
            : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }

  /** The upper 64 bits; 0 for IPv4. */
  public static long high(InetAddress address) {
    return address instanceof Inet4Address ? 0 : (long) LONGS.get(address.getAddress(), 0);
  }

  /** The lower 64 bits; of the mapped form for IPv4. */
  public static long low(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? ipv4Low((int) INTS.get(bytes, 0))
        : (long) LONGS.get(bytes, Long.BYTES);
  }

  /** The address as text: dotted for IPv4, as RFC 5952 recommends for IPv6. */
  public static String format(long high, long low) {
    Utf8Text text = new Utf8Text(40);
    append(text, high, low);
    return text.toString();
  }

  /** Appends what {@link #format} returns. */
  public static void append(Utf8Text text, long high, long low) {
    if (isIpv4(high, low)) {
      text.ipv4((int) low);
    } else {
      appendIpv6(text, high, low);
    }
  }

  private static void appendIpv6(Utf8Text text, long high, long low) {
    int zerosAt = -1;
    int zeros = 1; // RFC 5952, section 4.2.2: a single zero group is not shortened
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && group(high, low, i + run) == 0) {
        run++;
      }
      if (run > zeros) {
        zerosAt = i;
        zeros = run;
      }
      i += run;
    }
    for (int i = 0; i < 8; i++) {
      if (i == zerosAt) {
        text.append("::");
        i += zeros - 1;
      } else {
        if (i > 0 && text.byteAt(text.length() - 1) != ':') {
          text.append(':');
        }
        int group = group(high, low, i);
        text.hex(group, group < 0x10 ? 1 : group < 0x100 ? 2 : group < 0x1000 ? 3 : 4);
      }
    }
  }

  private static int group(long high, long low, int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> 48 - (index & 3) * 16) & 0xFFFF;
  }

  /** A MAC address as text, {@code 02:00:5e:10:00:01}. */
  public static String mac(long address) {
    return new Utf8Text(32).mac(address).toString();
  }
}
