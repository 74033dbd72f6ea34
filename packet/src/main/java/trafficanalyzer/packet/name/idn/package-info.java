/** Internationalised hostnames as people read them. */
package trafficanalyzer.packet.name.idn;
