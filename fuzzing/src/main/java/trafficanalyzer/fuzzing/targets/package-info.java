/**
 * What is fuzzed: each class has the method {@code fuzzerTestOneInput} that Jazzer calls with bytes
 * of its making. It throws where something is wrong, be it an assertion of ours.
 */
package trafficanalyzer.fuzzing.targets;
