/** Capture files: frame after frame, whatever wrote them. */
package trafficanalyzer.packet.file;
