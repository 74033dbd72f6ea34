/** DNS messages, of which names are learnt: what of a response names an address, and how. */
package trafficanalyzer.packet.name.dns;
