package trafficanalyzer.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import trafficanalyzer.cli.instance.DataFolder;
import trafficanalyzer.cli.instance.Instance;
import trafficanalyzer.cli.instance.InstanceFile;
import trafficanalyzer.cli.up.Capabilities.Capability;

/** Finds everything that is missing before anything is started, so that it is named at once. */
final class Preflight {
  /** Packages without which nothing can be captured; the others are for more comfort. */
  private static final Set<String> NEEDED_PACKAGES = Set.of("libpcap0.8");

  private static final long LEAST_DISK = 2L << 30;

  /** What all processes but the node take together, and the node beside its heap; measured. */
  private static final int OTHERS_MEGABYTES = 1000;

  private final Machine machine;
  private final boolean demo;
  private final int heapMegabytes;

  /** What is looked at; tests describe another machine. */
  record Machine(
      Capabilities capabilities,
      List<String> missingPackages,
      int firstUnprivilegedPort,
      long availableMegabytes,
      long freeDisk) {

    static Machine own(DataFolder folder) {
      return new Machine(
          Capabilities.own(),
          List.of(System.getProperty("traffic.packages.missing", "").strip().split("\\s+")),
          (int) number(Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start"), 1024),
          Memory.availableMegabytes(),
          usableSpace(folder.root()));
    }
  }

  Preflight(Machine machine, boolean demo, int heapMegabytes) {
    this.machine = machine;
    this.demo = demo;
    this.heapMegabytes = heapMegabytes;
  }

  /** What only root can mend: packages and permissions. */
  List<String> needingRoot() {
    List<String> problems = new ArrayList<>();
    machine.missingPackages().stream()
        .filter(NEEDED_PACKAGES::contains)
        .forEach(name -> problems.add("the Debian package " + name + " is not installed"));
    if (!machine.capabilities().has(Capability.NET_RAW)) {
      problems.add("capturing needs root or the capability NET_RAW");
    }
    if (demo
        && machine.firstUnprivilegedPort() > 53
        && !machine.capabilities().has(Capability.NET_BIND_SERVICE)) {
      problems.add(
          "the demo's servers on ports 53, 80 and 443 need root or the capability"
              + " NET_BIND_SERVICE (--no-demo does without)");
    }
    return problems;
  }

  /** What is too little. */
  List<String> resources() {
    List<String> problems = new ArrayList<>();
    long needed = heapMegabytes + OTHERS_MEGABYTES;
    if (machine.availableMegabytes() < needed) {
      problems.add(
          "memory: "
              + machine.availableMegabytes()
              + " MB are available, about "
              + needed
              + " are needed: stop other programs, or give Cassandra less than "
              + heapMegabytes
              + " MB with --heap");
    }
    if (machine.freeDisk() < LEAST_DISK) {
      problems.add(
          "disk: "
              + (machine.freeDisk() >> 20)
              + " MB are free, at least "
              + (LEAST_DISK >> 20)
              + " are needed: free some, or choose another folder with --data");
    }
    return problems;
  }

  /** What of the folder's instance still runs; empty where nothing does. */
  static String running(DataFolder folder) {
    return InstanceFile.read(folder).filter(Instance::alive).map(Preflight::describe).orElse("");
  }

  private static String describe(Instance instance) {
    String data = instance.data();
    return instance.supervisor().alive()
        ? "an instance runs in "
            + data
            + " already: see ./traffic status, stop it with ./traffic down"
        : "processes of an instance in "
            + data
            + " whose supervisor was killed still run: stop them with ./traffic down";
  }

  private static long usableSpace(Path folder) {
    try {
      Path existing = folder;
      while (!Files.exists(existing)) {
        existing = existing.getParent();
      }
      return Files.getFileStore(existing).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE; // Not known is no reason to refuse.
    }
  }

  static long number(Path file, long otherwise) {
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (IOException | NumberFormatException e) {
      return otherwise;
    }
  }
}
