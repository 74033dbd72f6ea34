/**
 * A small internet on the loopback interface, for demonstrations and tests: a DNS server, web
 * servers, and clients that look names up and visit them. It sends nothing to any other machine.
 */
package trafficanalyzer.interceptor.producer;
