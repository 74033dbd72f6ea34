package trafficanalyzer.exporter;

import trafficanalyzer.service.ServiceMain;

/** Runs the exporter as a program. */
public final class ExporterMain {
  private ExporterMain() {}

  /** Takes no arguments; the environment configures it, see {@link ExporterConfig}. */
  public static void main(String[] args) {
    ServiceMain.run(
        "cassandra-exporter-custom", () -> new Exporter(ExporterConfig.from(System.getenv())));
  }
}
