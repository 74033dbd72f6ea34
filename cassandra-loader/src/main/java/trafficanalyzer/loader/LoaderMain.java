package trafficanalyzer.loader;

import trafficanalyzer.service.ServiceMain;

/** The loader as a program. */
public final class LoaderMain {
  private LoaderMain() {}

  public static void main(String[] arguments) {
    ServiceMain.run("cassandra-loader", () -> new Loader(LoaderConfig.from(System.getenv())));
  }
}
