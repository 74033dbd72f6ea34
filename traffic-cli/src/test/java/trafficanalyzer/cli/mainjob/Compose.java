package trafficanalyzer.cli.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One project of docker-compose, 1.29 or v2, whichever is installed. */
final class Compose {
  private static final String LABEL = "label=com.docker.compose.";

  /** A first build downloads what Maven needs. */
  private static final int MINUTES = 20;

  private final List<String> command;
  private final Path folder;
  private final String project;
  private final Map<String, String> environment;
  private final Path log;

  Compose(Path folder, String project, Map<String, String> environment, Path log) {
    this.command = command();
    this.folder = folder;
    this.project = project;
    this.environment = environment;
    this.log = log;
  }

  private static List<String> command() {
    try {
      Process v2 = new ProcessBuilder("docker", "compose", "version").start();
      v2.getInputStream().readAllBytes();
      return v2.waitFor() == 0 ? List.of("docker", "compose") : List.of("docker-compose");
    } catch (IOException e) {
      throw new AssertionError("no docker on the PATH; run: ./traffic test --docker", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Begins a command whose output goes to the log. */
  Process start(String... arguments) throws IOException {
    return builder(arguments)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** Runs a command that must succeed; its output goes to the log. */
  void run(String... arguments) {
    try {
      finish(start(arguments), String.join(" ", arguments));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void finish(Process process, String what) {
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("%s ends", what).isTrue();
      assertThat(process.exitValue()).as("%s: %s", what, log()).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("COMPOSE_PROJECT_NAME", project);
    return builder;
  }

  /** The id of a service's container, running or not. */
  String container(String service) {
    String id =
        Tool.output(
                "docker",
                "ps",
                "-aq",
                "--filter",
                LABEL + "project=" + project,
                "--filter",
                LABEL + "service=" + service)
            .strip();
    assertThat(id).as("container of %s: %s", service, log()).matches("[0-9a-f]+");
    return id;
  }

  /** One value of what docker knows about a container. */
  String inspect(String service, String format) {
    return Tool.output("docker", "inspect", "-f", format, container(service)).strip();
  }

  boolean isHealthy(String service) {
    return inspect(service, "{{.State.Status}} {{.State.Health.Status}}").equals("running healthy");
  }

  /** What a command printed that was run in a service's container. */
  String exec(String service, String... arguments) {
    List<String> all = new ArrayList<>(List.of("docker", "exec", container(service)));
    all.addAll(List.of(arguments));
    return Tool.output(all);
  }

  /** Ends every process of a service but its first, which ends with them, as a crash does. */
  void crash(String service) {
    crasher(service).run();
  }

  /** A crash that is ready to happen: to get into a container takes half a second. */
  Runnable crasher(String service) {
    String kill = "echo ready; read -r _; kill -KILL -1";
    try {
      Process shell =
          new ProcessBuilder("docker", "exec", "-i", container(service), "sh", "-c", kill).start();
      assertThat(shell.inputReader().readLine()).as("a shell in %s", service).isEqualTo("ready");
      return () -> crash(shell);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void crash(Process shell) {
    try (BufferedWriter go = shell.outputWriter()) {
      go.write("\n");
      go.flush();
      shell.waitFor(); // Its exit code is that of a shell whose container goes: whatever it likes.
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Writes what happens to the containers, oldest first: {@code ACTION|SERVICE|EXIT CODE}. */
  Process watch(Path file) throws IOException {
    // Asked for later, the engine has forgotten all but the last 256, health checks among them.
    return new ProcessBuilder(
            "docker",
            "events",
            "--filter",
            LABEL + "project=" + project,
            "--filter",
            "event=start",
            "--filter",
            "event=die",
            "--filter",
            "event=health_status",
            "--format",
            "{{.Action}}|{{index .Actor.Attributes \"com.docker.compose.service\"}}|"
                + "{{index .Actor.Attributes \"exitCode\"}}")
        .redirectOutput(file.toFile())
        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** What a service logged last. */
  String logOf(String service) {
    String logs = "docker logs --tail 20 " + container(service) + " 2>&1";
    return Tool.output("sh", "-c", logs);
  }

  String log() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
