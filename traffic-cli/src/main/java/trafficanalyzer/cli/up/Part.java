package trafficanalyzer.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import trafficanalyzer.cli.instance.ProcessIdentity;

/** One process of the instance: how it is started, and when it counts as started. */
interface Part {
  /** A word: {@code node}, {@code loader} … */
  String name();

  /** Starts the process; called again after it died. */
  void start();

  /**
   * Waits until the process does its job.
   *
   * @param progress told a line whenever something new is known
   * @throws trafficanalyzer.service.ServiceException where it ended or took longer than {@code
   *     limit}
   */
  void awaitReady(Duration limit, Consumer<String> progress);

  /** The process; empty before it first started. */
  Optional<ProcessIdentity> identity();

  /** How the process ended; empty while it runs. */
  OptionalInt exitStatus();

  /** The line of its log that tells most about its end. */
  String lastWords();

  /** Where people or programs reach it; empty where nothing listens. */
  String address();

  /** Where it tells how it is; empty where it does not. */
  String health();

  /** What it writes. */
  Path log();
}
