/**
 * The ClientHello within QUIC's Initial packets. Their protection keeps nobody from reading them:
 * its keys follow from a published salt and the packet's own connection id (RFC 9001, section 5.2).
 */
package trafficanalyzer.packet.name.quic;
