package trafficanalyzer.cli.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import trafficanalyzer.cli.mainjob.Tool;

/** Our services, with the settings that these tests need. */
final class Services {
  /** As in docker-compose.yml, 60 % of 768 MB; {@code ./traffic up} gives the loader 512. */
  static final String HEAP = "460m";

  /** Starts in half the time. */
  static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + HEAP);

  /** As they are run otherwise. */
  private static final List<String> USUAL =
      List.of("-XX:+UseSerialGC", "-Xmx" + HEAP, "-XX:+ExitOnOutOfMemoryError");

  private Services() {}

  /** One that records the loopback interface; its log is beside the spool. */
  static ServiceProcess interceptor(Path spool, String sensor, String filter, int sliceSeconds) {
    return new ServiceProcess(
        "interceptor",
        "TRAFFIC_INTERCEPTOR_PORT",
        Map.of(
            "TRAFFIC_SPOOL",
            spool.toString(),
            "TRAFFIC_SENSOR",
            sensor,
            "TRAFFIC_INTERFACES",
            "lo",
            "TRAFFIC_FILTER",
            filter,
            "TRAFFIC_SLICE_SECONDS",
            String.valueOf(sliceSeconds)),
        spool.resolveSibling(sensor + ".log"),
        QUICK);
  }

  /** Lets an interceptor publish all that it has, and what killed ones left, and end. */
  static void finish(ServiceProcess interceptor, Path spool, int sliceSeconds) {
    // One that is told to end within its start would leave what killed ones left.
    Tool.await("the interceptor to be up", Spools.PATIENCE, interceptor::up);
    Tool.pause(2_000L * sliceSeconds); // The last packets are on their way into a slice.
    interceptor.stop();
    Tool.await(
        "the last slices", Spools.PATIENCE, () -> Spools.captures(spool.resolve("recording")) == 0);
  }

  static ServiceProcess loader(Path spool, LabNode node) {
    return loader(spool, node, USUAL);
  }

  static ServiceProcess loader(Path spool, LabNode node, List<String> options) {
    return new ServiceProcess(
        "cassandra-loader",
        "TRAFFIC_LOADER_PORT",
        Map.of(
            "TRAFFIC_SPOOL", spool.toString(),
            "TRAFFIC_CQL_CONTACT_POINTS", node.address(),
            "TRAFFIC_CQL_PASSWORD_FILE", node.password(),
            "TRAFFIC_DNS_PORTS", "53," + WireTraffic.DNS_PORT),
        spool.resolveSibling("loader.log"),
        options);
  }
}
