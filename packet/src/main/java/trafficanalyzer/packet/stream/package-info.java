/**
 * The beginnings of conversations put together from their packets, within bounds: as much of a
 * stream as it takes to read one message that may tell a name.
 */
package trafficanalyzer.packet.stream;
