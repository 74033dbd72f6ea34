/** What the sequence numbers of a TCP connection tell: repetitions, gaps, windows, round trips. */
package trafficanalyzer.analysis.conversation.tcp;
