package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trafficanalyzer.analysis.conversation.ConversationOptions;
import trafficanalyzer.analysis.plot.Plot;
import trafficanalyzer.analysis.statistics.StatisticsOptions;
import trafficanalyzer.cli.console.StandardOutput;
import trafficanalyzer.service.ExitCode;

/** {@code ./traffic analyze FILE… --out DIR}: statistics and conversations of captures. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = {
      "Count what is in capture files, interval by interval and in all, and write tables, JSON,"
          + " plots and a report:",
      "packets, bytes, addresses and how evenly packets are spread over them, ports, protocols,"
          + " applications, flags, times between packets.",
      "Of a folder, all captures in it and below. Each capture is analysed by itself, into a folder"
          + " of its own below DIR where there are several; with --merge all are one capture.",
      "A damaged capture is analysed up to the damage."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:every file was analysed",
      "1:a file is no capture or cannot be read, or DIR cannot be written",
      "2:the command line is wrong",
      "3:a file does not exist, or a folder holds no capture",
      "4:a file is damaged: what is before the damage was analysed"
    })
public final class AnalyzeCommand implements Callable<Integer> {
  /** Those that say what is counted, and how; in a state file all is counted. */
  private static final Set<String> OF_CAPTURES =
      Set.of(
          "--interval",
          "--ipv4-only",
          "--max-packets",
          "--filter",
          "--without-local",
          "--without-conversations",
          "--print",
          "--progress");

  /** Those that say what is printed with --conversations, and those that are refused otherwise. */
  private static final Set<String> WITH_CONVERSATIONS =
      Set.of(
          "--conversations",
          "--filter",
          "--without-local",
          "--ipv4-only",
          "--max-packets",
          "--merge",
          "--out",
          "--without-conversations");

  /** What the progress counts. */
  enum Unit {
    packets,
    intervals
  }

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description =
          "A capture: pcap, pcapng or snoop, also in gzip, zstd or lz4; - is piped in; or a state"
              + " file that --save wrote.")
  private List<Path> paths;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The folder to write to; files of an earlier analysis in it are replaced. Needed but with"
              + " --conversations.")
  private Path out;

  @Mixin private AnalyzeOptions options;

  @Mixin private PictureOptions pictures;

  @Option(
      names = "--merge",
      description =
          "Analyse all files as one capture, in the order of their first packets; what is piped in"
              + " comes first.")
  private boolean merge;

  @Option(
      names = "--save",
      description =
          "Also write statistics.state, from which tables and plots are made again without the"
              + " capture, but for conversations.")
  private boolean save;

  @Mixin private ConversationsOption conversations;

  @Option(names = "--print", description = "Print each interval as soon as it is closed.")
  private boolean print;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Analyse N captures at the same time (default: ${DEFAULT-VALUE}), each by itself; memory is"
              + " needed for each.")
  private int parallel;

  @Option(
      names = "--progress",
      defaultValue = "packets",
      description =
          "What the progress counts: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Unit unit;

  @Spec private CommandSpec spec;

  private final OutputStream printed;

  public AnalyzeCommand() {
    this(new StandardOutput());
  }

  /**
   * @param printed where conversations are printed
   */
  AnalyzeCommand(OutputStream printed) {
    this.printed = printed;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    StatisticsOptions counted = checked(options::statistics);
    Optional<ConversationOptions> found = checked(() -> conversations.options(counted));
    Pictures drawn = checked(() -> Pictures.of(pictures));
    checkTogether(found.isPresent());
    if (conversations.printed() == (out != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "say where to write to, --out DIR, or that --conversations are to be printed");
    }
    InputFiles input = InputFiles.of(paths);
    List<Path> files = input.files();
    if (conversations.printed()) {
      return printConversations(files, found.get()).status();
    }
    checkTogetherWith(input);
    try (AnalyzeProgress progress = new AnalyzeProgress(files, unit == Unit.intervals)) {
      FileAnalysis analysis =
          new FileAnalysis(
              counted, found, progress, print ? spec.commandLine().getOut() : null, this::tell);
      AnalyzeRun run = new AnalyzeRun(analysis, out, save, drawn, this::tell);
      if (!merge) {
        return run.eachByItself(files, parallel).status();
      }
      return (input.areCaptures() ? run.asOne(files) : run.merged(files, parallel)).status();
    }
  }

  private void checkTogetherWith(InputFiles files) {
    if (files.areStates()) {
      refuse(OF_CAPTURES::contains, "state files, in which all is counted");
    }
    if (merge && files.areCaptures()) {
      refuse("--parallel"::equals, "--merge of captures, which all cores read one after the other");
    }
  }

  /** What is said and would not be done is told instead. */
  private void checkTogether(boolean lookForConversations) {
    if (conversations.printed()) {
      refuse(
          option -> !WITH_CONVERSATIONS.contains(option),
          "--conversations, which prints nothing but them");
    }
    if (pictures.names(Plot.ENDPOINTS) && !lookForConversations) {
      throw new ParameterException(
          spec.commandLine(),
          "--plots endpoints does not go with --without-conversations: hostnames are those of"
              + " conversations");
    }
  }

  private void refuse(Predicate<String> refused, String beside) {
    String options =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .map(OptionSpec::longestName)
            .filter(refused)
            .collect(Collectors.joining(", "));
    if (!options.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "with " + beside + ", there is nothing for " + options + " to do");
    }
  }

  private ExitCode printConversations(List<Path> files, ConversationOptions counted) {
    if (files.size() > 1 && !merge) {
      throw new ParameterException(
          spec.commandLine(),
          "--conversations are those of one capture, here are "
              + files.size()
              + "; --merge makes one of them");
    }
    try (AnalyzeProgress progress = new AnalyzeProgress(files, false)) {
      return new ConversationsRun(counted, printed, progress, this::tell).of(TimeOrder.of(files));
    }
  }

  private <T> T checked(Supplier<T> setting) {
    if (parallel < 1) {
      throw new ParameterException(spec.commandLine(), "--parallel takes a number from 1 on");
    }
    try {
      return setting.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void tell(String message) {
    spec.commandLine().getErr().println(spec.qualifiedName() + ": " + message);
  }
}
