/**
 * Who talked with whom: conversations, pairs of hosts, applications, and what was odd. As people
 * know it from tshark's {@code -z conv}, in memory that does not grow with the capture.
 */
package trafficanalyzer.analysis.conversation;
