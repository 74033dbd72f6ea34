package trafficanalyzer.analysis.conversation;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import trafficanalyzer.analysis.conversation.FileComparison.Table;
import trafficanalyzer.analysis.conversation.tcp.Oddity;

/** Adds up the comparisons of many captures. */
final class OracleTable {
  private final Map<Table, Map<OracleDifference, Integer>> accepted = new EnumMap<>(Table.class);
  private final Map<String, Map<Table, String>> unexplained = new TreeMap<>();
  private final Map<Oddity, Long> oddities = new EnumMap<>(Oddity.class);
  private int files;
  private long conversations;

  void add(String name, FileComparison file) {
    files++;
    conversations += file.conversations;
    file.accepted.forEach(
        (table, cause) ->
            accepted
                .computeIfAbsent(table, key -> new EnumMap<>(OracleDifference.class))
                .merge(cause, 1, Integer::sum));
    if (!file.unexplained.isEmpty()) {
      unexplained.put(name, file.unexplained);
    }
    file.oddities.forEach((oddity, count) -> oddities.merge(oddity, count, Long::sum));
  }

  int files() {
    return files;
  }

  /** What differs without a reason, by capture and table. */
  Map<String, Map<Table, String>> unexplained() {
    return unexplained;
  }

  /** Captures where a table is tshark's, whatever excuses others have. */
  int equal(Table table) {
    int differing = (int) unexplained.values().stream().filter(d -> d.containsKey(table)).count();
    int excused = accepted.getOrDefault(table, Map.of()).values().stream().mapToInt(n -> n).sum();
    return files - differing - excused;
  }

  /**
   * @param examples how many captures with unexplained differences are shown
   */
  String print(int examples) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Compared with tshark: %,d captures, %,d conversations%n".formatted(files, conversations));
    for (Table table : Table.values()) {
      text.append("  %-16s equal in %,d%n".formatted(table, equal(table)));
      accepted
          .getOrDefault(table, Map.of())
          .forEach(
              (cause, count) ->
                  text.append("    %,6d %s: %s%n".formatted(count, cause, cause.reason())));
    }
    text.append("  TCP segments, as often as flagged: ").append(oddities).append('\n');
    unexplained.entrySet().stream()
        .limit(examples)
        .forEach(each -> text.append("  not explained: ").append(each).append('\n'));
    return text.toString();
  }
}
