package trafficanalyzer.benchmarks.packets;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import trafficanalyzer.benchmarks.measure.Table;

/** What one core does, in steady state: measured by JMH. */
final class Core {
  private Core() {}

  /**
   * Prints packets a second and bytes allocated a packet.
   *
   * @param quick one short run each, for a glance
   */
  static void measure(Path capture, boolean quick, PrintStream out) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(PacketBenchmark.class.getName())
            .param("capture", capture.toString())
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT);
    if (quick) {
      options.forks(1).warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(1));
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    Table table =
        new Table(
            "work of one core (JMH)", "packets", "million packets/s", "ns/packet", "B/packet");
    for (RunResult result : results) {
      Result<?> primary = result.getPrimaryResult();
      double perSecond = primary.getScore();
      table.row(
          primary.getLabel(),
          result.getParams().getParam("packets"),
          "%.2f ± %.2f".formatted(perSecond / 1e6, primary.getScoreError() / 1e6),
          "%.0f".formatted(1e9 / perSecond),
          "%.2f".formatted(result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()));
    }
    table.print(out);
  }
}
