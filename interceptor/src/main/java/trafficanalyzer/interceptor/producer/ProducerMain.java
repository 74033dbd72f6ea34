package trafficanalyzer.interceptor.producer;

import trafficanalyzer.service.ServiceMain;

/** Runs the mock traffic producer. */
public final class ProducerMain {
  private ProducerMain() {}

  /**
   * @param arguments none are read
   */
  public static void main(String[] arguments) {
    ServiceMain.run("producer", () -> new Producer(ProducerConfig.from(System.getenv())));
  }
}
