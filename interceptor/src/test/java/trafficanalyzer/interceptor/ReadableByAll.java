package trafficanalyzer.interceptor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A class path that any user may read: the checkout, or the local repository, may lie in a folder
 * that is closed to everybody but its owner. Copied once a run, removed when the JVM ends.
 */
final class ReadableByAll {
  private static String copy;

  private ReadableByAll() {}

  static synchronized String copy(String classPath) throws IOException {
    if (copy == null) {
      Path folder = Files.createTempDirectory("classpath");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> run("rm", "-r", folder.toString())));
      List<String> entries = new ArrayList<>();
      for (String entry : classPath.split(File.pathSeparator)) {
        String target =
            folder.resolve(entries.size() + "-" + Path.of(entry).getFileName()).toString();
        run("cp", "-rL", entry, target);
        entries.add(target);
      }
      run("chmod", "-R", "a+rX", folder.toString());
      copy = String.join(File.pathSeparator, entries);
    }
    return copy;
  }

  private static void run(String... command) {
    try {
      Shell.run(command);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
