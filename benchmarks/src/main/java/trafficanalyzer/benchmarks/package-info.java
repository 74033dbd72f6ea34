/** How fast the project is, and in how much memory, beside the tools that people know. */
package trafficanalyzer.benchmarks;
