package trafficanalyzer.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.service.Setting;
import trafficanalyzer.service.Settings;

/**
 * How the way to Cassandra is encrypted ({@code client_encryption_options} of the node).
 *
 * @param authorities PEM file with the certificates that sign those of the nodes; empty for the
 *     authorities that Java itself knows
 * @param client who we are, where the nodes want to know ({@code require_client_auth})
 * @param verifyHost whether a node's certificate must name the host or address that we connect to
 */
public record TlsConfig(Optional<Path> authorities, Optional<Identity> client, boolean verifyHost) {
  /** Whether to encrypt at all. */
  public static final Setting TLS =
      new Setting("TRAFFIC_CQL_TLS", "false", "Whether to speak TLS with Cassandra");

  /** Whom to trust. */
  public static final Setting CA_FILE =
      new Setting(
          "TRAFFIC_CQL_TLS_CA_FILE",
          "",
          "PEM file of the authorities that sign the nodes' certificates; empty for Java's own");

  /** Our certificate. */
  public static final Setting CERTIFICATE_FILE =
      new Setting(
          "TRAFFIC_CQL_TLS_CERTIFICATE_FILE",
          "",
          "PEM file of our own certificate, where the nodes ask for one");

  /** Its key. */
  public static final Setting KEY_FILE =
      new Setting(
          "TRAFFIC_CQL_TLS_KEY_FILE", "", "PEM file of its private key, PKCS #8, not encrypted");

  /** The check that a stolen certificate of another host does not pass. */
  public static final Setting VERIFY_HOST =
      new Setting(
          "TRAFFIC_CQL_TLS_VERIFY_HOST",
          "true",
          "Whether a node's certificate must name the address that it is reached at");

  /** All that is read here. */
  static final List<Setting> ALL = List.of(TLS, CA_FILE, CERTIFICATE_FILE, KEY_FILE, VERIFY_HOST);

  /**
   * A certificate and its key.
   *
   * @param certificate PEM file, our certificate first, then those up to the authority
   * @param key PEM file, PKCS #8, not encrypted
   */
  public record Identity(Path certificate, Path key) {}

  /** Empty where TLS is off. */
  static Optional<TlsConfig> from(Settings settings) {
    Optional<Path> authorities = file(settings, CA_FILE);
    Optional<Path> certificate = file(settings, CERTIFICATE_FILE);
    Optional<Path> key = file(settings, KEY_FILE);
    boolean verifyHost = settings.flag(VERIFY_HOST);
    if (!settings.flag(TLS)) {
      // Whoever names a certificate believes that the password is not sent in the clear.
      Stream.of(CA_FILE, CERTIFICATE_FILE, KEY_FILE)
          .filter(setting -> !settings.text(setting).isEmpty())
          .findFirst()
          .ifPresent(TlsConfig::off);
      return Optional.empty();
    }
    if (certificate.isPresent() != key.isPresent()) {
      throw new ServiceException(
          ExitCode.USAGE,
          (key.isPresent() ? KEY_FILE : CERTIFICATE_FILE).name() + " is set alone",
          "set both " + CERTIFICATE_FILE.name() + " and " + KEY_FILE.name() + ", or neither");
    }
    Optional<Identity> client = certificate.map(file -> new Identity(file, key.get()));
    return Optional.of(new TlsConfig(authorities, client, verifyHost));
  }

  private static Optional<Path> file(Settings settings, Setting setting) {
    return settings.text(setting).isEmpty()
        ? Optional.empty()
        : Optional.of(settings.path(setting));
  }

  private static void off(Setting setting) {
    throw new ServiceException(
        ExitCode.USAGE,
        setting.name() + " is set, but TLS is off",
        "set " + TLS.name() + "=true, or leave the file out");
  }
}
