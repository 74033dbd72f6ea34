package trafficanalyzer.interceptor;

import java.util.List;
import trafficanalyzer.service.ServiceMain;

/** Runs the interceptor: {@code interceptor [PORT...]}. */
public final class InterceptorMain {
  private InterceptorMain() {}

  /**
   * @param arguments ports, as in {@code interceptor 80 443}
   */
  public static void main(String[] arguments) {
    ServiceMain.run(
        "interceptor",
        () -> new Interceptor(InterceptorConfig.from(System.getenv(), List.of(arguments))));
  }
}
