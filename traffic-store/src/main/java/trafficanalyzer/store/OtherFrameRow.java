package trafficanalyzer.store;

import java.util.UUID;

/**
 * One frame without an IP address (ARP, LLDP, STP …), a row of {@code traffic.other_frames}. What
 * is unknown is {@code -1} or null and is left unset.
 *
 * @param timestampNanos nanoseconds since the epoch
 * @param captureId the slice's identity
 * @param packetNumber the frame number in the slice, from 1
 * @param length bytes on the wire
 * @param captured bytes in the slice
 * @param vlan the outer VLAN identifier
 * @param linkType LINKTYPE_ value of the capture
 * @param undecoded why no further layer was understood
 */
public record OtherFrameRow(
    long timestampNanos,
    UUID captureId,
    int packetNumber,
    int etherType,
    String sourceMac,
    String destinationMac,
    int length,
    int captured,
    int vlan,
    int linkType,
    String application,
    String undecoded) {}
