package trafficanalyzer.cli.mainjob;

import java.nio.file.Path;
import java.util.Optional;
import trafficanalyzer.store.StoreConfig;

/** The running thing, however it was started. Members are interceptor, loader, exporter. */
interface Traffic {
  void awaitRunning();

  Path spool();

  /** The node, for a role that may read. */
  StoreConfig store();

  /** Prometheus' {@code host:port}. */
  String prometheus();

  /** The value of one series of a service; empty where the service does not answer now. */
  Optional<Double> metric(String member, String name, String label, String value);

  default Optional<Double> metric(String member, String name) {
    return metric(member, name, "", "");
  }

  /** Halts the demo's traffic where it is. */
  void pauseProducer();

  void resumeProducer();

  /** What ends a member's process as {@code kill -9} does, at once when it is run. */
  Runnable killer(String member);

  /** How often a member was started again since the start. */
  int restarts(String member);

  /** What was said on the way, for the message of a failure. */
  String log();

  /** Leaves nothing behind, whatever went wrong. */
  void stop() throws Exception;
}
