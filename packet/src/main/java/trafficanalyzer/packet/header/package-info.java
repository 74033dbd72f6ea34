/**
 * Where each header's fields stand, and the numbers that announce them; nothing is decided here.
 */
package trafficanalyzer.packet.header;
