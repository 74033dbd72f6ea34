package trafficanalyzer.cli.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import trafficanalyzer.cli.instance.DataFolder;
import trafficanalyzer.cli.instance.Instance.Member;

/**
 * Stops the processes of an instance against the way of a packet, so that what was captured still
 * gets through: the source of the demo's traffic first, then who captures, then who loads, then the
 * node. Needs nothing but process numbers, since the {@code up} that started them may be gone.
 */
public final class StopSequence {
  private static final List<String> ORDER =
      List.of("producer", "interceptor", "loader", "exporter", "prometheus", NodePart.NAME);
  private static final Duration SPOOL_AT_MOST = Duration.ofSeconds(60);
  private static final Duration SPOOL_WITHOUT_PROGRESS = Duration.ofSeconds(10);
  private static final long POLL_MILLIS = 50;

  private final DataFolder folder;
  private final Consumer<String> tell;

  /**
   * @param tell told a line for each step
   */
  public StopSequence(DataFolder folder, Consumer<String> tell) {
    this.folder = folder;
    this.tell = tell;
  }

  /** In the order of stopping. */
  public static List<Member> order(List<Member> members) {
    return members.stream()
        .sorted(Comparator.comparingInt(member -> ORDER.indexOf(member.name())))
        .toList();
  }

  /** Stops all of them; returns when none is left. */
  public void stop(List<Member> members) {
    for (Member member : order(members)) {
      if (member.alive()) {
        if (member.name().equals("loader")) {
          awaitEmptySpool(member);
        }
        stop(member);
      }
    }
  }

  private void stop(Member member) {
    long begin = System.nanoTime();
    member.identity().stop(false);
    if (!awaitEnd(member, patience(member.name()))) {
      member.identity().stop(true);
      awaitEnd(member, Duration.ofSeconds(10));
      tell.accept(
          member.name()
              + " did not stop within "
              + patience(member.name()).toSeconds()
              + " s and was killed; its log is "
              + member.log());
      return;
    }
    tell.accept(
        String.format(
            Locale.ROOT, "%s stopped (%.1f s)", member.name(), (System.nanoTime() - begin) / 1e9));
  }

  /** The loader finishes the slice it is at, the node writes to disk what it holds. */
  private static Duration patience(String name) {
    return switch (name) {
      case NodePart.NAME -> Duration.ofSeconds(60);
      case "loader", "interceptor" -> Duration.ofSeconds(20);
      default -> Duration.ofSeconds(8);
    };
  }

  private static boolean awaitEnd(Member member, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (member.alive()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Pause.millis(POLL_MILLIS);
    }
    return true;
  }

  private void awaitEmptySpool(Member loader) {
    long begin = System.nanoTime();
    long progress = begin;
    long left = slicesLeft();
    while (left > 0 && loader.alive()) {
      long now = System.nanoTime();
      if (now - begin > SPOOL_AT_MOST.toNanos()
          || now - progress > SPOOL_WITHOUT_PROGRESS.toNanos()) {
        tell.accept(left + " slices stay in the spool and are loaded at the next start");
        return;
      }
      Pause.millis(POLL_MILLIS);
      long before = left;
      left = slicesLeft();
      progress = left < before ? now : progress;
    }
  }

  private long slicesLeft() {
    return slicesIn(folder.spool().resolve("incoming"))
        + slicesIn(folder.spool().resolve("loading"));
  }

  private static long slicesIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".pcap")).count();
    } catch (UncheckedIOException e) {
      return slicesIn(folder); // Something was moved while it was looked at.
    } catch (IOException e) {
      return 0; // It is not there yet.
    }
  }
}
