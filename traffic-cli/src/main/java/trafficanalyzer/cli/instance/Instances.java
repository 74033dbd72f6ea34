package trafficanalyzer.cli.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * Finds the instance that runs. One with a data folder of its own ({@code up --data}) leaves a
 * pointer in {@code ~/.local/share/traffic-analyzer/instances/}: a file that holds the folder.
 */
public final class Instances {
  private final DataFolder byDefault;
  private final Path pointers;

  /**
   * @param environment holds HOME
   */
  public Instances(Map<String, String> environment) {
    this.byDefault = DataFolder.byDefault(environment);
    this.pointers = byDefault.root().resolve("instances");
  }

  /**
   * The one instance that runs.
   *
   * @param data the folder to look in; without it the default one and those pointed to
   * @throws ServiceException where none runs, or more than one and it is not said which
   */
  public Instance running(Optional<Path> data) {
    List<Instance> found = find(data);
    if (found.size() > 1) {
      throw new ServiceException(
          ExitCode.USAGE,
          "several instances run: "
              + String.join(", ", found.stream().map(Instance::data).toList()),
          "say which one with --data");
    }
    return found.stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ServiceException(
                    ExitCode.MISSING,
                    "no instance runs" + data.map(folder -> " in " + folder).orElse(""),
                    "start one with ./traffic up"));
  }

  /** Every instance of which something still runs. */
  public List<Instance> find(Optional<Path> data) {
    Set<DataFolder> folders = new LinkedHashSet<>();
    data.map(DataFolder::new).ifPresentOrElse(folders::add, () -> addKnown(folders));
    List<Instance> found = new ArrayList<>();
    for (DataFolder folder : folders) {
      InstanceFile.read(folder).filter(Instance::alive).ifPresent(found::add);
    }
    return found;
  }

  /** Makes the instance in that folder known. */
  public void add(DataFolder folder) {
    try {
      Files.createDirectories(pointers);
      Files.writeString(pointer(folder), folder.root().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets the instance in that folder. */
  public void remove(DataFolder folder) {
    try {
      Files.deleteIfExists(pointer(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path pointer(DataFolder folder) {
    return pointers.resolve(Integer.toHexString(folder.root().toString().hashCode()));
  }

  private void addKnown(Set<DataFolder> folders) {
    folders.add(byDefault);
    try (Stream<Path> files = Files.list(pointers)) {
      for (Path file : files.sorted().toList()) {
        folders.add(new DataFolder(Path.of(Files.readString(file))));
      }
    } catch (NoSuchFileException e) {
      return; // No instance was started by this user yet, or one ended just now.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
