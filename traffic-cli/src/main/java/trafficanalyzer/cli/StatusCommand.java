package trafficanalyzer.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import trafficanalyzer.cli.instance.Instance;
import trafficanalyzer.cli.instance.Instance.Member;
import trafficanalyzer.cli.instance.InstanceFile;
import trafficanalyzer.cli.instance.InstanceOption;
import trafficanalyzer.cli.monitor.Figures;
import trafficanalyzer.cli.monitor.Http;
import trafficanalyzer.service.ExitCode;

/** Tells what runs and how it is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tell what runs: each process, where it is reached, how it is, and totals.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:everything runs and does its job",
      "1:something is down or does not do its job",
      "3:nothing runs"
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin private InstanceOption option;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  /** One process as it is now. */
  private record Row(
      String name,
      boolean up,
      long pid,
      String address,
      String state,
      long uptimeSeconds,
      long residentBytes,
      int restarts) {}

  private record Report(
      String data, String state, String capturing, List<Row> processes, Figures totals) {}

  @Override
  public Integer call() {
    Instance instance = option.running(System.getenv());
    Report report =
        new Report(
            instance.data(),
            instance.supervisor().alive() ? instance.state() : "without its supervisor",
            instance.capturing(),
            instance.processes().stream().map(StatusCommand::row).toList(),
            Figures.of(instance));
    if (json) {
      System.out.println(InstanceFile.json(report));
    } else {
      print(report);
    }
    boolean well = instance.supervisor().alive() && report.processes().stream().allMatch(Row::up);
    return (well ? ExitCode.OK : ExitCode.FAILED).status();
  }

  private static Row row(Member member) {
    if (!member.alive()) {
      String state = member.problem().isEmpty() ? "down" : member.problem();
      return new Row(member.name(), false, 0, member.address(), state, 0, 0, member.restarts());
    }
    Wellness wellness = wellness(member);
    return new Row(
        member.name(),
        wellness.well(),
        member.identity().pid(),
        member.address(),
        wellness.state(),
        member.identity().uptime().toSeconds(),
        member.identity().residentBytes(),
        member.restarts());
  }

  private record Wellness(boolean well, String state) {}

  /** By its own word where it gives one; the node by whether it takes clients. */
  private static Wellness wellness(Member member) {
    if (!member.health().isEmpty()) {
      Optional<Http.Answer> health = Http.get(member.health());
      return new Wellness(
          health.filter(answer -> answer.status() == 200).isPresent(),
          health.map(StatusCommand::state).orElse("does not answer"));
    }
    if (member.name().equals("node")) {
      boolean listens = Http.listens(member.address());
      return new Wellness(listens, listens ? "serves CQL" : "does not serve CQL");
    }
    return new Wellness(true, "runs");
  }

  /** The state of a service's own JSON; a word of ours for the others. */
  private static String state(Http.Answer answer) {
    try {
      JsonNode state = new ObjectMapper().readTree(answer.body()).path("state");
      if (state.isTextual()) {
        return state.asText();
      }
    } catch (JsonProcessingException e) {
      // Prometheus answers in words, the exporter in metrics.
    }
    return answer.status() == 200 ? "well" : "HTTP status " + answer.status();
  }

  private static void print(Report report) {
    System.out.printf("%s: %s, captures %s%n%n", report.data(), report.state(), report.capturing());
    System.out.printf(
        "%-12s %-5s %8s  %-18s %10s %8s %8s  %s%n",
        "process", "is", "pid", "address", "uptime", "memory", "restarts", "state");
    for (Row row : report.processes()) {
      System.out.printf(
          Locale.ROOT,
          "%-12s %-5s %8s  %-18s %10s %5d MB %8d  %s%n",
          row.name(),
          row.up() ? "up" : "DOWN",
          row.pid() == 0 ? "-" : row.pid(),
          row.address(),
          uptime(Duration.ofSeconds(row.uptimeSeconds())),
          row.residentBytes() >> 20,
          row.restarts(),
          row.state());
    }
    Figures totals = report.totals();
    System.out.printf(
        Locale.ROOT,
        "%n%,.0f packets captured, %,.0f dropped; %,.0f rows stored; %,.0f slices wait, %,.0f failed; residual %,.0f%n",
        totals.packets(),
        totals.dropped(),
        totals.rows(),
        totals.spoolSlices(),
        totals.failed(),
        totals.residual());
    if (!totals.endpoints().isEmpty()) {
      System.out.println("top endpoints, rows/s: " + String.join(", ", totals.top(5)));
    }
  }

  private static String uptime(Duration uptime) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d",
        uptime.toHours(),
        uptime.toMinutesPart(),
        uptime.toSecondsPart());
  }
}
