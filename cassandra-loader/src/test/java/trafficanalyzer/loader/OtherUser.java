package trafficanalyzer.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A user without rights; only root can act as one. */
final class OtherUser {
  private static final String NOBODY = "65534";

  private OtherUser() {}

  static boolean available() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Begins a command that is run as that user. */
  static List<String> prefix() {
    return List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
  }

  /** Makes all that is in a folder that user's. */
  static void give(Path folder) throws IOException, InterruptedException {
    run("chown", "-R", NOBODY + ":" + NOBODY, folder.toString());
  }

  static void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
        .as(String.join(" ", command))
        .isZero();
  }
}
