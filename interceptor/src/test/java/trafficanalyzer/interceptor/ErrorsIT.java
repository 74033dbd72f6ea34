package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.service.ExitCode;

/** Each thing that a person can mend: one line with what, where and remedy, and the exit status. */
class ErrorsIT {
  private static final List<String> NOBODY =
      List.of(
          "setpriv",
          "--reuid=65534",
          "--regid=65534",
          "--clear-groups",
          "--bounding-set=-net_raw,-net_admin",
          "--inh-caps=-all");

  @TempDir Path folder;

  @BeforeEach
  void require() {
    Root.require("the interceptor's errors");
  }

  @Test
  void aMissingLibpcap() throws Exception {
    assertThat(
            line(
                ExitCode.MISSING,
                List.of(),
                List.of("-Dorg.pcap4j.core.pcapLibName=nosuchpcap"),
                Map.of()))
        .contains("libpcap cannot be loaded", "nosuchpcap", "sudo apt-get install libpcap0.8");
  }

  @Test
  void noPermission() throws Exception {
    Path spool = Files.createDirectory(folder.resolve("spool"));
    Shell.run("chown", "65534:65534", spool.toString());
    Shell.run("chmod", "755", folder.toString());
    assertThat(line(ExitCode.MISSING, NOBODY, List.of(), Map.of()))
        .contains("no permission to record on lo", "run as root", "--ambient-caps=+net_raw");
  }

  @Test
  void anUnknownInterface() throws Exception {
    assertThat(line(ExitCode.MISSING, Map.of("TRAFFIC_INTERFACES", "nosuch0")))
        .contains("there is no network interface nosuch0", "one that exists:", "lo");
  }

  @Test
  void anInvalidFilter() throws Exception {
    assertThat(line(ExitCode.USAGE, Map.of("TRAFFIC_FILTER", "udp prot 53")))
        .contains(
            "libpcap does not understand the filter \"udp prot 53\": ",
            "syntax error",
            "set TRAFFIC_FILTER");
  }

  @Test
  void aSpoolThatCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(line(ExitCode.MISSING, Map.of("TRAFFIC_SPOOL", file.toString())))
        .contains("cannot write the spool " + file, "set TRAFFIC_SPOOL");
    Shell.run("chmod", "755", folder.toString());
    Path roots = Files.createDirectory(folder.resolve("roots"));
    assertThat(
            line(
                ExitCode.MISSING,
                NOBODY,
                List.of(),
                Map.of("TRAFFIC_SPOOL", roots.resolve("spool").toString())))
        .contains("cannot write the spool " + roots, "permission denied", "set TRAFFIC_SPOOL");
  }

  @Test
  void aPortInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(line(ExitCode.MISSING, Map.of("TRAFFIC_INTERCEPTOR_PORT", port)))
          .contains("cannot listen on 127.0.0.1:" + port, "set TRAFFIC_INTERCEPTOR_PORT");
    }
  }

  @Test
  void anUnknownSetting() throws Exception {
    assertThat(line(ExitCode.USAGE, Map.of("TRAFFIC_PORT", "80")))
        .contains("unknown setting TRAFFIC_PORT", "TRAFFIC_PORTS");
  }

  private String line(ExitCode expected, Map<String, String> settings) throws Exception {
    return line(expected, List.of(), List.of(), settings);
  }

  /** Runs the program until it gives up; returns the one line that it says. */
  private String line(
      ExitCode expected, List<String> wrapper, List<String> options, Map<String, String> settings)
      throws Exception {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "TRAFFIC_INTERFACES", "lo",
                "TRAFFIC_SPOOL", folder.resolve("spool").toString(),
                "TRAFFIC_INTERCEPTOR_PORT", "0"));
    all.putAll(settings);
    Path log = folder.resolve("log.txt");
    try (Program program = new Program(wrapper, options, InterceptorMain.class, all, log)) {
      assertThat(program.exitStatus()).as(program.log()).isEqualTo(expected.status());
      return assertThat(program.log().lines().filter(line -> line.startsWith("interceptor: ")))
          .as(program.log())
          .singleElement()
          .actual();
    }
  }
}
