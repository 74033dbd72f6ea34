package trafficanalyzer.benchmarks.load;

/** What loads. */
enum Contender {
  ours,
  dsbulk,
  single,
  ceiling
}
