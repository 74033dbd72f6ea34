package trafficanalyzer.cli.up;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import trafficanalyzer.cli.instance.DataFolder;
import trafficanalyzer.cli.instance.Instance;
import trafficanalyzer.cli.instance.Instance.Member;
import trafficanalyzer.cli.instance.ProcessIdentity;

/** What an instance is, apart from what runs of it at the moment. */
final class InstanceDescription {
  private final DataFolder folder;
  private final Ports ports;
  private final String capturing;
  private final ProcessIdentity supervisor =
      ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
  private final String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

  InstanceDescription(DataFolder folder, Ports ports, String capturing) {
    this.folder = folder;
    this.ports = ports;
    this.capturing = capturing;
  }

  DataFolder folder() {
    return folder;
  }

  Instance instance(String state, List<Member> members) {
    return new Instance(
        state,
        folder.root().toString(),
        supervisor,
        startedAt,
        capturing,
        ports.byPurpose(),
        members);
  }
}
