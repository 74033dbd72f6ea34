package trafficanalyzer.node;

import java.util.List;
import java.util.Map;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.service.Setting;
import trafficanalyzer.service.Settings;

/**
 * Generates the credentials and ends: what the containers wait for before any of them starts. Run
 * again, it changes nothing.
 */
public final class CredentialsMain {
  /** The folder of {@link Credentials}. */
  public static final Setting CREDENTIALS =
      new Setting(
          "TRAFFIC_CREDENTIALS", "credentials", "Folder that the passwords are generated in");

  /** All that this program reads. */
  public static final List<Setting> SETTINGS = List.of(CREDENTIALS);

  private CredentialsMain() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    try {
      generate(System.getenv());
    } catch (ServiceException e) {
      System.err.println("credentials: " + e.getMessage());
      System.exit(e.exitCode().status());
    }
  }

  static Credentials generate(Map<String, String> environment) {
    Settings settings = Settings.of(environment, SETTINGS);
    Credentials credentials = Credentials.generate(settings.path(CREDENTIALS));
    credentials.writeCqlshrc("127.0.0.1", NodeConfig.CQL_PORT);
    return credentials;
  }
}
