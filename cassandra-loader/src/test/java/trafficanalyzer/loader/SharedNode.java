package trafficanalyzer.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One node with our schema for all classes that ask for it and leave it running: starting one and
 * setting it up takes as long as a class's tests. Whoever takes it clears it.
 */
final class SharedNode implements ParameterResolver {
  /** Ends with the last test. */
  private record Running(TestNode node, Path data) implements AutoCloseable {
    static Running start() {
      Running started = null;
      try {
        Path data = Files.createTempDirectory("shared-node");
        started = new Running(new TestNode(data), data);
        started.node.start();
        started.node.setUp();
        return started;
      } catch (Exception e) {
        ParameterResolutionException failure = new ParameterResolutionException("no node", e);
        closeAfter(failure, started);
        throw failure;
      }
    }

    /** What did not come up must not stay behind either. */
    private static void closeAfter(Exception failure, Running started) {
      if (started != null) {
        try {
          started.close();
        } catch (IOException e) {
          failure.addSuppressed(e);
        }
      }
    }

    @Override
    public void close() throws IOException {
      node.close();
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestNode.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedNode.class))
        .computeIfAbsent(SharedNode.class, key -> Running.start(), Running.class)
        .node();
  }
}
