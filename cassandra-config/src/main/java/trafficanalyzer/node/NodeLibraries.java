package trafficanalyzer.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** The jars that the node runs with, as the build left them in the checkout. */
final class NodeLibraries {
  private static final String REMEDY =
      "build it: mvn -pl cassandra-config/node,cassandra-config/triggers -am package";

  private final Path home;

  NodeLibraries(Path home) {
    this.home = home;
  }

  /** Cassandra and what it needs; the build's list decides, not what else lies in the folder. */
  List<Path> cassandra() throws IOException {
    Path target = home.resolve("cassandra-config/node/target");
    Path list = target.resolve("node.classpath");
    if (!Files.isReadable(list)) {
      throw missing(list);
    }
    List<Path> jars = new ArrayList<>();
    for (String entry : Files.readString(list).strip().split(File.pathSeparator)) {
      // Only the name counts: the checkout may have been moved since it was built.
      Path jar = target.resolve("lib").resolve(Path.of(entry).getFileName());
      if (!Files.isReadable(jar)) {
        throw missing(jar);
      }
      jars.add(jar);
    }
    return jars;
  }

  /**
   * Copies our own jar, with the endpoint counter and the role manager, out of the build: a running
   * node must not notice that it is built anew.
   */
  Path copyEndpointCounter(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path copy = folder.resolve("endpoint-counter.jar");
    Path temporary = folder.resolve("endpoint-counter.jar.new");
    Files.copy(endpointCounter(), temporary, StandardCopyOption.REPLACE_EXISTING);
    return Files.move(temporary, copy, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path endpointCounter() throws IOException {
    Path target = home.resolve("cassandra-config/triggers/target");
    Path newest = null;
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> jars =
          Files.newDirectoryStream(target, "endpoint-counter-*.jar")) {
        for (Path jar : jars) {
          if (newest == null
              || Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(newest)) > 0) {
            newest = jar;
          }
        }
      }
    }
    if (newest == null) {
      throw missing(target.resolve("endpoint-counter-*.jar"));
    }
    return newest;
  }

  private static ServiceException missing(Path file) {
    return new ServiceException(
        ExitCode.MISSING, "the node's libraries are not built: " + file + " is missing", REMEDY);
  }
}
