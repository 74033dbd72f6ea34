package trafficanalyzer.cli.analyze;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trafficanalyzer.analysis.report.ReportContent;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.DamagedStateException;
import trafficanalyzer.analysis.statistics.StateFile;
import trafficanalyzer.analysis.statistics.StatisticsOptions;
import trafficanalyzer.cli.console.Reason;
import trafficanalyzer.service.ExitCode;

/** {@code ./traffic plot STATE… --out DIR}: plots again, without the capture. */
@Command(
    name = "plot",
    mixinStandardHelpOptions = true,
    description = {
      "Draw plots, and write the report, of what `analyze --save` saved, without the capture.",
      "Several state files are drawn side by side, with the same scale; a report is of one."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all was drawn",
      "1:DIR cannot be written, the machine has no fonts, or there are no endpoints to plot",
      "2:the command line is wrong",
      "3:a file does not exist",
      "4:a file is no state file, or damaged"
    })
public final class PlotCommand implements Callable<Integer> {
  private static final int MOST_SIDE_BY_SIDE = 12;

  /** Wide: how much memory a state file may take is bounded, too. */
  private static final StatisticsOptions BOUNDS =
      new StatisticsOptions(
          StatisticsOptions.DEFAULT.interval(), false, Long.MAX_VALUE, 10_000_000, 20_000_000);

  @Parameters(arity = "1..*", paramLabel = "STATE", description = "State files, up to 12.")
  private List<Path> files;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to; plots and report in it are replaced.")
  private Path out;

  @Mixin private PictureOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Pictures pictures = pictures();
    List<CaptureStatistics> states = new ArrayList<>();
    for (Path file : files) {
      try {
        states.add(StateFile.read(file, BOUNDS));
      } catch (DamagedStateException e) {
        return fail(ExitCode.DAMAGED_INPUT, e.getMessage());
      } catch (NoSuchFileException e) {
        return fail(ExitCode.MISSING, file + " does not exist; check the path");
      } catch (IOException e) {
        return fail(ExitCode.FAILED, file + " cannot be read: " + Reason.of(e));
      }
    }
    if (!pictures.canBeDrawnOf(states)) {
      return fail(ExitCode.FAILED, "what was saved has " + Pictures.NOTHING_TO_DRAW);
    }
    try {
      Files.createDirectories(out);
      pictures.draw(states, out.resolve("plots"));
      if (states.size() == 1) {
        Pictures.report(ReportContent.of(states.get(0), List.of()), out.resolve("report.html"));
      }
      return ExitCode.OK.status();
    } catch (IOException e) {
      return fail(ExitCode.FAILED, out + " cannot be written: " + Reason.of(e));
    }
  }

  private Pictures pictures() {
    if (files.size() > MOST_SIDE_BY_SIDE) {
      throw new ParameterException(
          spec.commandLine(), "no more than " + MOST_SIDE_BY_SIDE + " are drawn side by side");
    }
    try {
      return Pictures.of(options);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int fail(ExitCode code, String message) {
    spec.commandLine().getErr().println(spec.qualifiedName() + ": " + message);
    return code.status();
  }
}
