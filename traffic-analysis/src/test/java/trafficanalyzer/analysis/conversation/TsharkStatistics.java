package trafficanalyzer.analysis.conversation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import trafficanalyzer.analysis.conversation.tcp.Oddity;

/** What tshark tells of a capture, all in one run. */
final class TsharkStatistics {
  private static final Pattern CONVERSATION =
      Pattern.compile(
          "(\\S+) +<-> (\\S+) +(\\d+) (\\d+ \\S+) +(\\d+) (\\d+ \\S+) +\\d+ \\d+ \\S+ .*");

  private static final Pattern INTERVAL =
      Pattern.compile("\\| *(\\d+) <> *(?:\\d+|Dur) *\\| *(\\d+) \\| *(\\d+) \\|");

  private static final Pattern PROTOCOL =
      Pattern.compile("( *)([\\w.-]+) +frames:(\\d+) bytes:(\\d+)");

  /** A frame's protocols, and what was odd with it by tshark's flags. */
  record Frame(String protocols, int odd) {}

  /** By frame number. */
  final Map<Long, Frame> frames = new HashMap<>();

  final List<ConversationRow> conversations = new ArrayList<>();

  /** Packets and bytes of each second, counted from the first packet; none without packets. */
  final Map<Long, String> seconds = new TreeMap<>();

  /** Packets and bytes by path, such as {@code eth:ip:tcp}. */
  final Map<String, String> hierarchy = new LinkedHashMap<>();

  /** Whether tshark read the file to its end. */
  boolean whole;

  private String[] path = new String[0];
  private String transport = "";

  private TsharkStatistics() {}

  /**
   * @param scratch a folder for what tshark prints
   * @param bySecond whether to ask for I/O by second: a line for each of them
   */
  static TsharkStatistics of(Path file, Path scratch, boolean bySecond)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("tshark", "-n", "-r", file.toString(), "-T", "fields", "-E", "occurrence=f"));
    command.addAll(List.of("-e", "frame.number", "-e", "frame.protocols"));
    for (Oddity each : Oddity.values()) {
      command.addAll(List.of("-e", "tcp.analysis." + each.label()));
    }
    command.addAll(List.of("-z", "conv,tcp", "-z", "conv,udp", "-z", "io,phs"));
    if (bySecond) {
      command.addAll(List.of("-z", "io,stat,1"));
    }
    Path printed = Files.createTempFile(scratch, "tshark", ".txt");
    try {
      boolean whole =
          new ProcessBuilder(command)
                  .redirectOutput(printed.toFile())
                  .redirectError(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
      TsharkStatistics statistics = parse(printed);
      statistics.whole = whole;
      return statistics;
    } finally {
      Files.delete(printed);
    }
  }

  static TsharkStatistics parse(Path printed) throws IOException {
    TsharkStatistics statistics = new TsharkStatistics();
    Files.readAllLines(printed, StandardCharsets.ISO_8859_1).forEach(statistics::line);
    return statistics;
  }

  private void line(String line) {
    if (line.indexOf('\t') >= 0) {
      frame(line.split("\t", -1));
      return;
    }
    if (line.endsWith(" Conversations")) {
      transport = line.substring(0, 3).toLowerCase(Locale.ROOT);
    }
    Matcher conversation = CONVERSATION.matcher(line);
    if (conversation.matches()) {
      conversations.add(
          ConversationRow.of(
              transport,
              conversation.group(1),
              conversation.group(2),
              Long.parseLong(conversation.group(5)),
              conversation.group(6),
              Long.parseLong(conversation.group(3)),
              conversation.group(4)));
    }
    Matcher interval = INTERVAL.matcher(line);
    if (interval.matches() && !interval.group(2).equals("0")) {
      seconds.put(Long.parseLong(interval.group(1)), interval.group(2) + ' ' + interval.group(3));
    }
    Matcher protocol = PROTOCOL.matcher(line);
    if (protocol.matches()) {
      protocol(protocol);
    }
  }

  private void frame(String[] columns) {
    int odd = 0;
    for (Oddity each : Oddity.values()) {
      odd |= columns[2 + each.ordinal()].isEmpty() ? 0 : each.bit();
    }
    // It calls the special kinds of retransmissions by both names.
    int special = Oddity.FAST_RETRANSMISSION.bit() | Oddity.SPURIOUS_RETRANSMISSION.bit();
    if ((odd & special) != 0) {
      odd &= ~Oddity.RETRANSMISSION.bit();
    }
    if (!columns[0].isEmpty()) {
      frames.put(Long.parseLong(columns[0]), new Frame(columns[1], odd));
    }
  }

  private void protocol(Matcher protocol) {
    int depth = protocol.group(1).length() / 2;
    String[] deeper = new String[depth + 1];
    System.arraycopy(path, 0, deeper, 0, Math.min(depth, path.length));
    deeper[depth] = protocol.group(2);
    path = deeper;
    hierarchy.merge(
        String.join(":", path).replaceFirst("^frame:", ""),
        protocol.group(3) + ' ' + protocol.group(4),
        (one, other) -> one + ", " + other);
  }
}
