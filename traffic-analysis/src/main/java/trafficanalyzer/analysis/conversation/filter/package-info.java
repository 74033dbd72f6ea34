/** Which packets count: a small part of Wireshark's display filters. */
package trafficanalyzer.analysis.conversation.filter;
