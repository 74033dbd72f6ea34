/**
 * The text that Wireshark shows as Info, of a decoded packet: one small class a family of
 * protocols. Each reads only what was captured of this one packet, whatever its bytes, and appends
 * to the caller's text.
 */
package trafficanalyzer.packet.info;
