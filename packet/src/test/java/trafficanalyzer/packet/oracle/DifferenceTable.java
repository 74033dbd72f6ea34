package trafficanalyzer.packet.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up the comparisons of many files into the table of differences by cause. */
final class DifferenceTable {
  private final Map<AcceptedDifference, Map<Field, Integer>> accepted =
      new EnumMap<>(AcceptedDifference.class);
  private final Map<AcceptedDifference, Integer> framesByCause =
      new EnumMap<>(AcceptedDifference.class);
  private final Map<Field, List<String>> unexplained = new EnumMap<>(Field.class);
  private int files;
  private int damaged;
  private long frames;
  private long identical;
  private long acceptedFrames;
  private long unexplainedFrames;

  void add(FileComparison file) {
    files++;
    damaged += file.isDamaged() ? 1 : 0;
    frames += file.frames();
    identical += file.identical();
    acceptedFrames += file.accepted();
    unexplainedFrames += file.unexplained();
    file.framesByCause().forEach((cause, count) -> framesByCause.merge(cause, count, Integer::sum));
    for (FileComparison.Difference each : file.differences()) {
      if (each.accepted() == null) {
        unexplained.computeIfAbsent(each.field(), key -> new ArrayList<>()).add(each.what());
      } else {
        accepted
            .computeIfAbsent(each.accepted(), key -> new EnumMap<>(Field.class))
            .merge(each.field(), 1, Integer::sum);
      }
    }
  }

  long frames() {
    return frames;
  }

  long unexplainedFrames() {
    return unexplainedFrames;
  }

  /**
   * @param examples how many unexplained differences of each field are shown
   */
  String print(int examples) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Compared with tshark: %,d files (%,d of which tshark cannot read to the end), %,d frames%n"
            .formatted(files, damaged, frames));
    line(text, identical, "the same in every field");
    line(text, acceptedFrames, "differ as they are meant to");
    line(text, unexplainedFrames, "differ otherwise");
    text.append("Differences by cause, and how many of each field:%n".formatted());
    accepted.forEach(
        (cause, fields) -> {
          text.append(
              "  %s, %,d frames: %s%n"
                  .formatted(cause.name(), framesByCause.get(cause), cause.reason()));
          fields.forEach((field, count) -> count(text, field, count));
        });
    if (!unexplained.isEmpty()) {
      text.append("  not explained:%n".formatted());
    }
    unexplained.forEach(
        (field, all) -> {
          count(text, field, all.size());
          all.stream()
              .limit(examples)
              .forEach(what -> text.append("        ").append(what).append('\n'));
        });
    return text.toString();
  }

  private void line(StringBuilder text, long count, String what) {
    text.append("  %,10d (%.3f %%) %s%n".formatted(count, 100.0 * count / frames, what));
  }

  private static void count(StringBuilder text, Field field, int count) {
    text.append("    %,8d %s%n".formatted(count, field.label()));
  }
}
