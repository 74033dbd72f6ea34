package trafficanalyzer.interceptor.producer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * A key and a self-signed certificate of this run only, made by the Java runtime's own keytool: no
 * private key lies in the source code.
 */
final class MockCertificate {
  private static final String PASSWORD_VARIABLE = "MOCK_KEYSTORE_PASSWORD";

  private MockCertificate() {}

  /** TLS for the mock servers, and for clients that trust them and nobody else. */
  static SSLContext generate() {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    try {
      Path folder = Files.createTempDirectory("mock-certificate");
      try {
        return load(folder.resolve("mock.p12"), keytool);
      } finally {
        Files.deleteIfExists(folder.resolve("mock.p12"));
        Files.delete(folder);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "cannot make the mock servers' certificate with " + keytool + ": " + e.getMessage(),
          "use a Java runtime that has keytool, and a temporary folder that can be written",
          e);
    }
  }

  private static SSLContext load(Path file, Path keytool)
      throws IOException, GeneralSecurityException {
    String password = UUID.randomUUID().toString();
    run(keytool, file, password);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("mock", store.getCertificate("mock"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static void run(Path keytool, Path file, String password) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    keytool.toString(),
                    "-genkeypair",
                    "-alias",
                    "mock",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=mock traffic producer",
                    "-validity",
                    "3650",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    file.toString(),
                    "-storepass:env",
                    PASSWORD_VARIABLE))
            .redirectErrorStream(true);
    builder.environment().put(PASSWORD_VARIABLE, password);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
