package trafficanalyzer.cli.up;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import trafficanalyzer.cli.console.Console;
import trafficanalyzer.cli.instance.Instance.Member;
import trafficanalyzer.cli.instance.InstanceFile;
import trafficanalyzer.cli.instance.ProcessIdentity;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * Starts the parts one after another, starts those again that die, and stops them all. What runs is
 * written down after each change, so that {@code down} works even when this process was killed.
 */
final class Supervisor {
  private final InstanceDescription description;
  private final Console console;
  private final Map<Part, RestartPolicy> parts = new LinkedHashMap<>();
  private final long begin = System.nanoTime();
  private boolean stopping;

  Supervisor(InstanceDescription description, Console console) {
    this.description = description;
    this.console = console;
  }

  /** Writes down that an instance begins here. */
  synchronized void begin() {
    describe("starting");
  }

  /** Starts the process without waiting for it. */
  synchronized void launch(Part part) {
    if (stopping) {
      throw new ServiceException(ExitCode.FAILED, "stopped while starting", "start again");
    }
    parts.put(part, new RestartPolicy());
    part.start();
    describe("starting");
  }

  /** Waits until a launched part does its job, and says so. */
  void awaitReady(Part part, Duration limit, String told) {
    part.awaitReady(limit, step -> console.live(elapsed() + step));
    step(told);
  }

  /** Tells that a step of the start is done. */
  void step(String told) {
    console.line(elapsed() + told);
  }

  /** Writes down that all has been started. */
  synchronized void running() {
    if (!stopping) {
      describe("running");
    }
  }

  /**
   * Looks after every part once: tells of those that died and starts them again when it is time.
   */
  synchronized void watch() {
    if (stopping) {
      return;
    }
    boolean changed = false;
    for (Map.Entry<Part, RestartPolicy> entry : parts.entrySet()) {
      changed |= watch(entry.getKey(), entry.getValue());
    }
    if (changed) {
      describe("running");
    }
  }

  private boolean watch(Part part, RestartPolicy policy) {
    if (part.exitStatus().isEmpty()) {
      return false;
    }
    Instant now = Instant.now();
    boolean changed = false;
    if (!policy.waiting()) {
      policy.died(now);
      console.problem(part.name() + " " + deathOf(part) + "; " + policy.plan(now));
      changed = true;
    }
    if (policy.due(now)) {
      restart(part, policy, now);
      changed = true;
    }
    return changed;
  }

  private void restart(Part part, RestartPolicy policy, Instant now) {
    try {
      part.start();
      policy.restarted();
      console.line(part.name() + " started again");
    } catch (ServiceException e) {
      policy.died(now);
      console.problem(e.getMessage() + "; " + policy.plan(now));
    }
  }

  private static String deathOf(Part part) {
    int status = part.exitStatus().orElse(0);
    // The JVM reports death by signal N as 128 + N, like a shell.
    String how =
        status > 128 ? "was killed by signal " + (status - 128) : "ended with exit code " + status;
    return how + ": " + part.lastWords();
  }

  /** What is wrong now, a few words each. */
  synchronized List<String> problems() {
    List<String> problems = new ArrayList<>();
    parts.forEach((part, policy) -> problem(part, policy).ifPresent(problems::add));
    return problems;
  }

  private static Optional<String> problem(Part part, RestartPolicy policy) {
    return part.exitStatus().isPresent()
        ? Optional.of(part.name() + " is down, " + policy.plan(Instant.now()))
        : Optional.empty();
  }

  /** What runs now. */
  synchronized List<Member> members() {
    return parts.entrySet().stream().map(e -> member(e.getKey(), e.getValue())).toList();
  }

  private static Member member(Part part, RestartPolicy policy) {
    ProcessIdentity identity = part.identity().orElse(null);
    return new Member(
        part.name(),
        identity,
        part.address(),
        part.health(),
        part.log().toString(),
        policy.restarts(),
        problem(part, policy).orElse(""));
  }

  /** Stops everything; the first call does it, later ones return at once. */
  boolean stop() {
    synchronized (this) {
      if (stopping) {
        return false;
      }
      stopping = true;
      describe("stopping");
    }
    new StopSequence(description.folder(), console::line).stop(members());
    InstanceFile.delete(description.folder());
    return true;
  }

  synchronized boolean stopping() {
    return stopping;
  }

  private void describe(String state) {
    InstanceFile.write(description.instance(state, members()));
  }

  private String elapsed() {
    return String.format(Locale.ROOT, "[%5.1f s] ", (System.nanoTime() - begin) / 1e9);
  }
}
