/** HTTP/1 requests, and the host that they are for. */
package trafficanalyzer.packet.name.http;
