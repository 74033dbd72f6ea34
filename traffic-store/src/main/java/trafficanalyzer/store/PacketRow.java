package trafficanalyzer.store;

import java.net.InetAddress;
import java.util.UUID;

/**
 * One packet with an IP header, a row of {@code traffic.packets}. What is unknown is {@code -1} or
 * null; the table has -1 or an empty text for it where it is part of the key, and else nothing.
 *
 * @param destinationIp where the packet went, with the slice the partition
 * @param timestampNanos nanoseconds since the epoch
 * @param captureId the slice's identity
 * @param packetNumber the frame number in the slice, from 1
 * @param port the destination port, 0 to 65535
 * @param protocol IANA's protocol number
 * @param length bytes on the wire
 * @param captured bytes in the slice
 * @param tcpFlags the 9 flag bits
 * @param sourceMac such as {@code 02:00:00:00:00:01}
 * @param vlan the outer VLAN identifier
 * @param endpoint the remote end's host name, lower case, no final dot
 * @param endpointSource how it is known: {@code dns}, {@code sni} …
 * @param inbound whether the packet came from the endpoint; stored only where that is known
 * @param undecoded why no further layer was understood
 */
public record PacketRow(
    InetAddress destinationIp,
    long timestampNanos,
    UUID captureId,
    int packetNumber,
    int port,
    InetAddress sourceIp,
    int sourcePort,
    int protocol,
    String application,
    int length,
    int captured,
    int tcpFlags,
    String sourceMac,
    String destinationMac,
    int vlan,
    String endpoint,
    String endpointSource,
    boolean inbound,
    String undecoded) {}
