package trafficanalyzer.cli.crash;

import java.util.function.BooleanSupplier;

/**
 * A process that is killed again and again.
 *
 * @param weight how often it is chosen, relative to others
 * @param mayBeKilled whether it is in a state worth killing
 */
record Victim(String name, int weight, BooleanSupplier mayBeKilled, Runnable kill, Runnable start) {
  static Victim of(String name, int weight, ServiceProcess process) {
    return new Victim(name, weight, process::alive, process::kill, process::start);
  }

  /** A node takes some seconds to start; killed in these, it would never serve. */
  static Victim of(String name, int weight, LabNode node) {
    return new Victim(name, weight, node::ready, node::kill, node::start);
  }
}
