package trafficanalyzer.cli.instance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running instance as {@code up} describes it in its data folder.
 *
 * @param state {@code starting}, {@code running} or {@code stopping}
 * @param data the data folder
 * @param supervisor the {@code up} that watches over the processes
 * @param startedAt ISO 8601
 * @param capturing what is captured, in words
 * @param ports the TCP port of each purpose: cql, jmx, storage, exporter, interceptor, loader,
 *     prometheus
 * @param processes in the order they were started
 */
public record Instance(
    String state,
    String data,
    ProcessIdentity supervisor,
    String startedAt,
    String capturing,
    Map<String, Integer> ports,
    List<Member> processes) {

  /**
   * One process of the instance.
   *
   * @param identity null before it first started
   * @param address where people or programs reach it; empty where nothing listens
   * @param health where it tells how it is, by HTTP; empty where it does not
   * @param log its log file
   * @param restarts how often it was started again after it had died
   * @param problem what is wrong with it; empty where nothing is known to be
   */
  public record Member(
      String name,
      ProcessIdentity identity,
      String address,
      String health,
      String log,
      int restarts,
      String problem) {

    /** Whether the process runs. */
    public boolean alive() {
      return identity != null && identity.alive();
    }
  }

  /** Whether anything of it still runs. */
  public boolean alive() {
    return supervisor.alive() || processes.stream().anyMatch(Member::alive);
  }

  /** The data folder. */
  public DataFolder folder() {
    return new DataFolder(Path.of(data));
  }

  /** The process of that name. */
  public Optional<Member> member(String name) {
    return processes.stream().filter(member -> member.name().equals(name)).findFirst();
  }
}
