package trafficanalyzer.benchmarks.load;

/** What loads. */
enum Contender {
  ours,
  bulk,
  dsbulk,
  single,
  ceiling
}
