/**
 * Which hostname an address stands for: learnt from captured traffic, looked up as of packet time.
 */
package trafficanalyzer.packet.name;
