package trafficanalyzer.analysis.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import trafficanalyzer.analysis.AnalysedCapture;
import trafficanalyzer.analysis.statistics.CaptureStatistics;
import trafficanalyzer.analysis.statistics.EndpointCounts;
import trafficanalyzer.analysis.statistics.StateFile;

/** The folder that an analysis is written to; what an earlier one left there is replaced. */
public final class OutputFolder {
  /** What a person may look through; a program takes the state file. */
  private static final int MOST_TALKERS = 1_000;

  private static final String ENDPOINTS = "endpoints.tsv";

  private final Path folder;

  /**
   * @throws IOException if the folder cannot be made
   */
  public OutputFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** A file in it. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Writes the tables and the JSON.
   *
   * @param captures that were read; none where a state file was
   */
  public void write(CaptureStatistics statistics, List<AnalysedCapture> captures)
      throws IOException {
    table("critical.tsv", out -> TsvTables.intervals(statistics, out));
    try (OutputStream out = Files.newOutputStream(file("ports.tsv"))) {
      PortsTable.write(statistics, out);
    }
    table("applications.tsv", out -> TsvTables.applications(statistics, out));
    if (statistics.endpoints().isPresent()) {
      EndpointCounts endpoints = statistics.endpoints().get();
      table(ENDPOINTS, out -> EndpointsTable.write(endpoints, out));
    } else {
      Files.deleteIfExists(file(ENDPOINTS)); // an earlier analysis' would pass for this one's
    }
    table("talkers.tsv", out -> TsvTables.talkers(statistics, MOST_TALKERS, out));
    table("statistics.json", out -> StatisticsJson.write(statistics, captures, MOST_TALKERS, out));
  }

  /** Saves what tables and plots are made of. */
  public void save(CaptureStatistics statistics) throws IOException {
    StateFile.write(statistics, file("statistics.state"));
  }

  private interface Content {
    void write(BufferedWriter out) throws IOException;
  }

  private void table(String name, Content content) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file(name))) {
      content.write(out);
    }
  }
}
