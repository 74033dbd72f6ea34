package trafficanalyzer.interceptor;

import org.junit.jupiter.api.Assumptions;

/** Tests that capture, mount or make interfaces need root; without it they say so. */
public final class Root {
  private Root() {}

  public static void require(String why) {
    boolean root = "root".equals(System.getProperty("user.name"));
    if (!root) {
      System.err.println("NOT TESTED, as it needs root: " + why);
    }
    Assumptions.assumeTrue(root, () -> "needs root: " + why);
  }
}
