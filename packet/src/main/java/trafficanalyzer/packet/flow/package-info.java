/** Packets gathered into flows: both directions of one conversation. */
package trafficanalyzer.packet.flow;
