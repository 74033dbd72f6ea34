/** What is done with the packets of a capture, stage after stage, on all cores. */
package trafficanalyzer.packet.stage;
