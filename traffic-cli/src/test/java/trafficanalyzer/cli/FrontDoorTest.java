package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script on machines that lack something: its PATH holds only what a test puts there. */
class FrontDoorTest {
  private static final String[] BASICS = {
    "sh", "readlink", "dirname", "find", "getent", "sed", "grep", "mkdir", "flock", "cat"
  };

  @TempDir private Path folder;

  private Path bin;
  private Path script;

  private record Outcome(int status, String text) {}

  @BeforeEach
  void bareMachine() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : BASICS) {
      Files.createSymbolicLink(bin.resolve(tool), which(tool));
    }
    program("id", "echo 1000");
    program("dpkg-query", "exit 1");
    Path checkout = Files.createDirectory(folder.resolve("check out"));
    script = Files.copy(Path.of("..", "traffic"), checkout.resolve("traffic"));
  }

  @Test
  void withoutAJdkTheExactCommandIsTold() throws Exception {
    Outcome outcome = run("status");

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.text())
        .contains("no JDK found", "Java 17 or newer", "sudo apt-get install default-jdk-headless");
  }

  @Test
  void aJdkThatIsTooOldIsNamed() throws Exception {
    program("javac", "echo javac 11.0.2");

    Outcome outcome = run("status");

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.text()).contains("Java 17 or newer", bin + "/javac is 11.0.2");
  }

  @Test
  void withoutMavenTheExactCommandIsTold() throws Exception {
    program("javac", "echo javac 17.0.15");

    Outcome outcome = run("status");

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.text())
        .isEqualTo(
            "traffic: missing: maven; run: sudo apt-get install --no-install-recommends maven\n");
  }

  @Test
  void setupNamesEveryMissingPackageAtOnce() throws Exception {
    Outcome outcome = run("setup");

    assertThat(outcome.status()).isEqualTo(3);
    assertThat(outcome.text())
        .endsWith(
            "run: sudo apt-get install --no-install-recommends"
                + " maven libpcap0.8 tcpdump prometheus util-linux\n");
    assertThat(run("setup", "--check", "--for", "test").text()).contains("tshark", "chromium");
    assertThat(run("test").text()).contains("sudo apt-get install").contains("shellcheck");
  }

  @Test
  void whatIsThereInAnotherWayIsNotMissing() throws Exception {
    for (String command : new String[] {"mvn", "tcpdump", "prometheus", "setpriv"}) {
      program(command, "");
    }
    program("dpkg-query", "case \"$*\" in *libpcap0.8t64*) echo installed ;; esac");

    assertThat(run("setup")).isEqualTo(new Outcome(0, "traffic: every package is there\n"));
  }

  @Test
  void wrongUsageIsToldAsSuch() throws Exception {
    assertThat(run("setup", "--no-such-option").status()).isEqualTo(2);
    assertThat(run("setup", "--for", "nothing").status()).isEqualTo(2);
    assertThat(run("setup", "--for").status()).isEqualTo(2);
    assertThat(run("setup", "--help").text()).contains("Usage: traffic setup");
  }

  @Test
  void aBuildThatFailsShowsTheEndOfItsLog() throws Exception {
    program("javac", "echo javac 21");
    program("mvn", "echo '[ERROR] no such symbol'; exit 1");
    Files.createSymbolicLink(bin.resolve("tail"), which("tail"));

    Outcome outcome = run("status");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.text()).contains("building", "[ERROR] no such symbol", "the build failed");
  }

  @Test
  void itFindsItsCheckoutThroughALinkAndBuildsWhatIsOlderThanItsSources() throws Exception {
    Path module = script.resolveSibling("traffic-cli");
    program("javac", "echo javac 17.0.15");
    program("java", "echo \"ran $*\"");
    program(
        "mvn",
        "echo built >> runs; mkdir -p traffic-cli/target; echo > "
            + "traffic-cli/target/traffic-cli.jar");
    Files.createSymbolicLink(bin.resolve("touch"), which("touch"));
    Files.createDirectories(module.resolve("src/main/java"));
    Files.writeString(module.resolve("pom.xml"), "");
    Path link = Files.createSymbolicLink(folder.resolve("link"), script);

    assertThat(run(link, "status").text())
        .contains("building")
        .contains("-Dtraffic.home=" + script.getParent())
        .endsWith("traffic-cli.jar status\n");
    assertThat(run(link, "status").text()).doesNotContain("building");

    makeNewer(Files.writeString(module.resolve("src/main/java/New.java"), ""), module);
    assertThat(run(link, "status").text()).contains("building");
    assertThat(Files.readAllLines(script.resolveSibling("runs"))).hasSize(2);
  }

  /** The clock may not have moved on since the build. */
  private static void makeNewer(Path source, Path module) throws IOException {
    Path jar = module.resolve("target/traffic-cli.jar");
    Files.setLastModifiedTime(
        source, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() + 1000));
  }

  private Outcome run(String... arguments) throws Exception {
    return run(script, arguments);
  }

  private Outcome run(Path command, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes());
    return new Outcome(process.waitFor(), text);
  }

  private void program(String name, String body) throws IOException {
    Path file = bin.resolve(name);
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path which(String tool) {
    for (String place : new String[] {"/usr/bin", "/bin"}) {
      if (Files.isExecutable(Path.of(place, tool))) {
        return Path.of(place, tool);
      }
    }
    throw new AssertionError(tool + " is needed for this test");
  }
}
