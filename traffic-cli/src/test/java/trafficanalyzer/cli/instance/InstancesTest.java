package trafficanalyzer.cli.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.service.ServiceException;

class InstancesTest {
  private static final ProcessIdentity ALIVE =
      ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

  /** The number is this process's, the start is not: another process had the number before. */
  private static final ProcessIdentity GONE =
      new ProcessIdentity(ALIVE.pid(), ALIVE.startTicks() - 1);

  @TempDir private Path home;

  private Instances instances;
  private DataFolder elsewhere;

  @BeforeEach
  void folders() {
    instances = new Instances(Map.of("HOME", home.toString()));
    elsewhere = new DataFolder(home.resolve("elsewhere"));
    elsewhere.create();
  }

  @Test
  void oneInTheDefaultFolderIsFound() {
    DataFolder byDefault = DataFolder.byDefault(Map.of("HOME", home.toString()));
    byDefault.create();
    Instance instance = write(byDefault, ALIVE);

    assertThat(instances.running(Optional.empty())).isEqualTo(instance);
  }

  @Test
  void oneWithAFolderOfItsOwnIsFoundThroughItsPointer() {
    Instance instance = write(elsewhere, ALIVE);
    instances.add(elsewhere);

    assertThat(instances.running(Optional.empty())).isEqualTo(instance);

    instances.remove(elsewhere);
    assertThat(instances.find(Optional.empty())).isEmpty();
  }

  @Test
  void oneWhoseSupervisorWasKilledIsFoundByItsProcesses() {
    write(elsewhere, GONE, new Instance.Member("node", ALIVE, "", "", "log", 0, ""));

    assertThat(instances.running(Optional.of(elsewhere.root())).alive()).isTrue();
  }

  @Test
  void aNumberThatAnotherProcessHasNowIsNotTheInstance() {
    write(elsewhere, GONE, new Instance.Member("node", GONE, "", "", "log", 0, ""));

    assertThatThrownBy(() -> instances.running(Optional.of(elsewhere.root())))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("no instance runs in " + elsewhere.root())
        .hasMessageContaining("./traffic up");
  }

  @Test
  void amongSeveralThePersonChooses() {
    DataFolder third = new DataFolder(home.resolve("third"));
    third.create();
    write(elsewhere, ALIVE);
    write(third, ALIVE);
    instances.add(elsewhere);
    instances.add(third);

    assertThatThrownBy(() -> instances.running(Optional.empty()))
        .hasMessageContaining(elsewhere.root().toString())
        .hasMessageContaining(third.root().toString())
        .hasMessageContaining("--data");
    assertThat(instances.running(Optional.of(third.root())).data())
        .isEqualTo(third.root().toString());
  }

  @Test
  void aDamagedDescriptionIsNamed() throws Exception {
    Files.writeString(elsewhere.instanceFile(), "{");

    assertThatThrownBy(() -> InstanceFile.read(elsewhere))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(elsewhere.instanceFile() + " is damaged");
  }

  @Test
  void othersMayNotLookIntoTheDataFolder() throws Exception {
    assertThat(Files.getPosixFilePermissions(elsewhere.root()))
        .allMatch(permission -> permission.name().startsWith("OWNER"));
  }

  private static Instance write(
      DataFolder folder, ProcessIdentity supervisor, Instance.Member... members) {
    Instance instance =
        new Instance(
            "running",
            folder.root().toString(),
            supervisor,
            "2026-11-21T02:05:10Z",
            "lo",
            Map.of("cql", 9042),
            List.of(members));
    InstanceFile.write(instance);
    return instance;
  }
}
