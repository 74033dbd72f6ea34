/** Text that is made and printed as bytes, without an object for any part of it. */
package trafficanalyzer.packet.text;
