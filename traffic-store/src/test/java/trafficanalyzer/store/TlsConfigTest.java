package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.service.Settings;

class TlsConfigTest {
  private static final String CERTIFICATE = "TRAFFIC_CQL_TLS_CERTIFICATE_FILE";
  private static final String KEY = "TRAFFIC_CQL_TLS_KEY_FILE";

  @TempDir Path folder;

  @Test
  void nothingIsEncryptedUnlessTold() {
    assertThat(from(Map.of())).isEmpty();
  }

  @Test
  void everySettingIsTaken() {
    assertThat(
            from(
                Map.of(
                    "TRAFFIC_CQL_TLS",
                    "true",
                    "TRAFFIC_CQL_TLS_CA_FILE",
                    "/ca.pem",
                    CERTIFICATE,
                    "/me.pem",
                    KEY,
                    "/me.key",
                    "TRAFFIC_CQL_TLS_VERIFY_HOST",
                    "false")))
        .contains(
            new TlsConfig(
                Optional.of(Path.of("/ca.pem")),
                Optional.of(new TlsConfig.Identity(Path.of("/me.pem"), Path.of("/me.key"))),
                false));
  }

  @Test
  void withTlsAloneTheAuthoritiesAreJavasAndTheHostIsVerified() {
    assertThat(from(Map.of("TRAFFIC_CQL_TLS", "true")))
        .contains(new TlsConfig(Optional.empty(), Optional.empty(), true));
  }

  @Test
  void aCertificateWithoutTlsIsAnError() {
    assertWrong(
        Map.of("TRAFFIC_CQL_TLS_CA_FILE", "/ca.pem"),
        "TRAFFIC_CQL_TLS_CA_FILE is set, but TLS is off",
        "TRAFFIC_CQL_TLS=true");
  }

  @Test
  void aCertificateWithoutItsKeyIsAnErrorAndAKeyWithoutItsCertificate() {
    assertWrong(
        Map.of("TRAFFIC_CQL_TLS", "true", CERTIFICATE, "/me.pem"), CERTIFICATE + " is set alone");
    assertWrong(Map.of("TRAFFIC_CQL_TLS", "true", KEY, "/me.key"), KEY + " is set alone");
  }

  @Test
  void aFileThatIsNotThereOrNoPemIsNamedWithItsSetting() throws Exception {
    Path missing = folder.resolve("missing.pem");
    Path letter = Files.writeString(folder.resolve("letter.pem"), "dear reader");
    for (Path file : new Path[] {missing, letter}) {
      assertThatExceptionOfType(ServiceException.class)
          .isThrownBy(() -> Tls.engines(new TlsConfig(Optional.of(file), Optional.empty(), true)))
          .withMessageContaining(file.toString())
          .withMessageContaining("TRAFFIC_CQL_TLS_CA_FILE");
      assertThatExceptionOfType(ServiceException.class)
          .isThrownBy(
              () ->
                  Tls.engines(
                      new TlsConfig(
                          Optional.empty(), Optional.of(new TlsConfig.Identity(file, file)), true)))
          .withMessageContaining(file.toString())
          .withMessageContaining(CERTIFICATE);
    }
  }

  @Test
  void aKeyThatIsNoneIsNamedWithItsSetting() throws Exception {
    Certificates certificates = new Certificates(folder);
    Path letter = Files.writeString(folder.resolve("letter.pem"), "dear reader");
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(
            () ->
                Tls.engines(
                    new TlsConfig(
                        Optional.of(certificates.authority()),
                        Optional.of(
                            new TlsConfig.Identity(certificates.client().certificate(), letter)),
                        true)))
        .withMessageContaining(letter + " does not hold the private key")
        .withMessageContaining(KEY);
  }

  private static void assertWrong(Map<String, String> environment, String... parts) {
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> from(environment))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  private static Optional<TlsConfig> from(Map<String, String> environment) {
    return StoreConfig.from(Settings.of(environment, StoreConfig.SETTINGS)).tls();
  }
}
