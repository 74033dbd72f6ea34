package trafficanalyzer.cli.up;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trafficanalyzer.cli.Home;
import trafficanalyzer.cli.instance.DataFolder;
import trafficanalyzer.cli.instance.InstanceFile;
import trafficanalyzer.service.ExitCode;

/**
 * {@code up --detach}: the same {@code up} in a session of its own, shown until everything runs.
 */
final class Detached {
  private static final long POLL_MILLIS = 100;

  private final DataFolder folder;
  private final Path log;
  private long shown;

  Detached(DataFolder folder) {
    this.folder = folder;
    this.log = folder.log("up");
  }

  /** Returns the exit code of this command. */
  int run(List<String> arguments) throws IOException {
    shown = log.toFile().length();
    Process process = start(arguments);
    while (process.isAlive() && !running(process)) {
      show();
      Pause.millis(POLL_MILLIS);
    }
    show();
    return process.isAlive() ? ExitCode.OK.status() : process.exitValue();
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Dtraffic.home=" + Home.path());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("trafficanalyzer.cli.TrafficCommand");
    arguments.stream().filter(argument -> !argument.equals("--detach")).forEach(command::add);
    return new ProcessBuilder(command)
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private boolean running(Process process) {
    return InstanceFile.read(folder)
        .filter(instance -> instance.supervisor().pid() == process.pid())
        .filter(instance -> instance.state().equals("running"))
        .isPresent();
  }

  private void show() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(shown);
      byte[] news = new byte[(int) (file.length() - shown)];
      file.readFully(news);
      shown += news.length;
      System.out.print(new String(news, StandardCharsets.UTF_8));
      System.out.flush();
    }
  }
}
