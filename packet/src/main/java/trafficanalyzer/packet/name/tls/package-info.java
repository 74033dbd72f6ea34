/** The ClientHello of TLS and DTLS, and the server name in it. */
package trafficanalyzer.packet.name.tls;
