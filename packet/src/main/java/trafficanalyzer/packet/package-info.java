/**
 * Capture files, link layers, IP and transport headers, decoded in place. A packet goes from {@link
 * trafficanalyzer.packet.file.CaptureReader} (bytes of a file) to {@link
 * trafficanalyzer.packet.Packet} (what the headers say); nothing is allocated for it on the way.
 */
package trafficanalyzer.packet;
