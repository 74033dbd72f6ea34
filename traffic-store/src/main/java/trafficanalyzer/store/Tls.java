package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.net.ssl.SSLException;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.service.Setting;

/** Makes TLS of its settings; Netty, which the driver brings along, reads the PEM files. */
final class Tls {
  private Tls() {}

  /**
   * What the driver opens connections with.
   *
   * @throws ServiceException where a file cannot be used, with the reason
   */
  static SslEngineFactory engines(TlsConfig config) {
    SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
    config
        .authorities()
        .ifPresent(file -> read(file, TlsConfig.CA_FILE, "certificates", builder::trustManager));
    config.client().ifPresent(identity -> present(identity, builder));
    try {
      return new ProgrammaticSslEngineFactory(
          ((JdkSslContext) builder.build()).context(),
          null,
          config.verifyHost(),
          // Else a node would be whoever a reverse look-up in DNS, unauthenticated, says it is.
          false);
    } catch (SSLException e) {
      throw unusable("TLS cannot be set up", TlsConfig.CA_FILE, e);
    }
  }

  private static void present(TlsConfig.Identity identity, SslContextBuilder builder) {
    // Each file by itself first, so that the message names the right one.
    read(
        identity.certificate(),
        TlsConfig.CERTIFICATE_FILE,
        "a certificate",
        in -> SslContextBuilder.forClient().trustManager(in));
    read(
        identity.key(),
        TlsConfig.KEY_FILE,
        "the private key of " + identity.certificate() + ", in PKCS #8 and not encrypted",
        key -> {
          try (InputStream certificate = Files.newInputStream(identity.certificate())) {
            builder.keyManager(certificate, key);
          }
        });
  }

  /** What is done with an open file. */
  private interface Use {
    void of(InputStream file) throws IOException;
  }

  private static void read(Path file, Setting setting, String expected, Use use) {
    try (InputStream in = Files.newInputStream(file)) {
      use.of(in);
    } catch (NoSuchFileException e) {
      throw unusable("TLS file " + file + " is not there", setting, e);
    } catch (AccessDeniedException e) {
      throw unusable("TLS file " + file + " is not readable by this user", setting, e);
    } catch (IOException | IllegalArgumentException e) {
      throw unusable("TLS file " + file + " does not hold " + expected + " in PEM", setting, e);
    }
  }

  private static ServiceException unusable(String what, Setting setting, Exception e) {
    return new ServiceException(
        ExitCode.MISSING, what, "set " + setting.name() + ": " + setting.meaning(), e);
  }
}
