/** The benchmark of what happens to packets: decoding, naming, printing. */
package trafficanalyzer.benchmarks.packets;
