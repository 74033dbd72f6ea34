package trafficanalyzer.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command lines of the node and of nodetool. */
final class NodeCommand {
  private static final String DAEMON = "org.apache.cassandra.service.CassandraDaemon";
  private static final String NODETOOL = "org.apache.cassandra.tools.NodeTool";

  private final NodeConfig config;
  private final NodeFiles files;
  private final NodeLibraries libraries;

  NodeCommand(NodeConfig config, NodeFiles files) {
    this.config = config;
    this.files = files;
    this.libraries = new NodeLibraries(config.home());
  }

  List<String> daemon() throws IOException {
    List<Path> classPath = new ArrayList<>();
    // Beside Cassandra rather than in the triggers folder: the role manager is needed before any
    // trigger is looked for, and a class that is loaded once keeps its counts.
    classPath.add(libraries.copyEndpointCounter(files.conf().resolve("lib")));
    classPath.addAll(libraries.cassandra());

    List<String> command = java();
    command.addAll(NodeFiles.jvmOptions());
    if (joinsOthers()) {
      // Later than the file's option, and so it counts: time to hear of the others.
      command.add("-Dcassandra.ring_delay_ms=5000");
    }
    command.add("-Xms" + Math.min(256, config.heapMegabytes()) + "m");
    command.add("-Xmx" + config.heapMegabytes() + "m");
    command.add("-XX:MaxDirectMemorySize=" + Math.max(256, config.heapMegabytes() / 2) + "m");
    command.add("-XX:HeapDumpPath=" + files.logs());
    command.add("-XX:ErrorFile=" + files.logs().resolve("cassandra-crash-%p.log"));
    command.addAll(jmx());
    command.add("-Dcassandra.config=" + files.yaml().toUri());
    command.add("-Dcassandra.storagedir=" + files.storage());
    command.add("-Dcassandra.logdir=" + files.logs());
    command.add("-Dcassandra.triggers_dir=" + files.triggers());
    command.add("-Dlogback.configurationFile=" + files.logback());
    command.add("-Dtraffic.log.file=" + files.log());
    command.add(
        "-Dtrafficanalyzer.admin.password.file=" + config.credentials().nodeAdminPassword());
    command.addAll(List.of("-cp", join(classPath), DAEMON));
    return command;
  }

  private boolean joinsOthers() {
    String own = config.address() + ":" + config.storagePort();
    return config.seeds().stream().anyMatch(seed -> !seed.equals(own));
  }

  /**
   * The JVM's own agent, as only it can be bound to one address. Passwords stay as they are: the
   * agent would otherwise replace them in their file by hashes.
   */
  private List<String> jmx() {
    String agent = "-Dcom.sun.management.jmxremote.";
    return List.of(
        agent + "host=" + config.address(),
        agent + "port=" + config.jmxPort(),
        agent + "rmi.port=" + config.jmxPort(),
        agent + "ssl=false",
        agent + "authenticate=true",
        agent + "password.file=" + config.credentials().jmxPassword(),
        agent + "password.toHashes=false",
        agent + "access.file=" + config.credentials().jmxAccess(),
        "-Djava.rmi.server.hostname=" + config.address());
  }

  /** Runs one nodetool command as the JMX administrator; the password is not on the line. */
  List<String> nodetool(List<String> arguments) throws IOException {
    List<String> command = java();
    command.addAll(NodeFiles.jdkAccess());
    command.add("-Xmx128m");
    command.add("-Dlogback.configurationFile=" + files.logback());
    command.add("-Dtraffic.log.file=" + files.logs().resolve("nodetool.log"));
    command.addAll(List.of("-cp", join(libraries.cassandra()), NODETOOL));
    command.addAll(List.of("-h", config.address(), "-p", Integer.toString(config.jmxPort())));
    command.addAll(List.of("-u", Credentials.ADMIN));
    command.addAll(List.of("-pwf", config.credentials().jmxPassword().toString()));
    command.addAll(arguments);
    return command;
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    return command;
  }

  private static String join(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
