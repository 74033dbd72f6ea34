package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Turns what the driver throws while connecting into a line that a person can act on. */
final class Failures {
  private Failures() {}

  /** Whether a node answered and refused the login. */
  static boolean isLoginRefused(DriverException e) {
    return causes(e).anyMatch(AuthenticationException.class::isInstance);
  }

  /** Whether a node said that it has too much to do. */
  static boolean isOverloaded(Throwable e) {
    return causes(e).anyMatch(OverloadedException.class::isInstance);
  }

  /** Whether a node refused a batch for its size ({@code batch_size_fail_threshold}). */
  static boolean isTooLarge(Throwable e) {
    return causes(e)
        .anyMatch(
            cause ->
                cause instanceof InvalidQueryException
                    && Objects.toString(cause.getMessage(), "").contains("Batch too large"));
  }

  static ServiceException cannotConnect(StoreConfig config, DriverException e) {
    if (isLoginRefused(e)) {
      return new ServiceException(
          ExitCode.USAGE,
          "Cassandra at "
              + config.where()
              + " refuses the login of "
              + (config.passwordFile().isPresent() ? config.username() : "nobody"),
          "check "
              + StoreConfig.USERNAME.name()
              + " and "
              + StoreConfig.PASSWORD_FILE.name()
              + ", and that trafficanalyzer.store.SetupMain has run",
          e);
    }
    if (causes(e).anyMatch(QueryExecutionException.class::isInstance)) {
      return new ServiceException(
          ExitCode.MISSING,
          "Cassandra at " + config.where() + " answers, but cannot serve (" + reason(e) + ")",
          "see with nodetool status that enough of its nodes are up, and in their logs why not",
          e);
    }
    return unreachable(config.where(), e);
  }

  static ServiceException unreachable(String where, DriverException e) {
    if (causes(e).anyMatch(SSLException.class::isInstance)) {
      return noTls(where, e);
    }
    return new ServiceException(
        ExitCode.MISSING,
        "no Cassandra node answers at " + where + " (" + reason(e) + ")",
        "start it, or set "
            + StoreConfig.CONTACT_POINTS.name()
            + " and "
            + StoreConfig.DATACENTER.name()
            + (hungUp(e)
                ? "; where it speaks TLS only, set " + TlsConfig.TLS.name() + "=true"
                : ""),
        e);
  }

  /** Somebody listened and ended the connection, as a node does that wants TLS. */
  private static boolean hungUp(DriverException e) {
    return causes(e)
        .anyMatch(
            cause ->
                cause instanceof ClosedConnectionException
                    || Objects.toString(cause.getMessage(), "").contains("Connection reset"));
  }

  private static ServiceException noTls(String where, DriverException e) {
    String reason = reason(e);
    return new ServiceException(
        ExitCode.MISSING,
        "Cassandra at " + where + " and we do not agree on TLS (" + reason + ")",
        tlsRemedy(reason),
        e);
  }

  /** By what Java's TLS says, which has no exception of its own for each. */
  private static String tlsRemedy(String reason) {
    if (reason.contains("certification path") || reason.contains("trust anchor")) {
      return "set " + TlsConfig.CA_FILE.name() + " to the authority that signed its certificate";
    }
    if (reason.contains("No subject alternative") || reason.contains("No name matching")) {
      return "give the node a certificate with that name or address, connect to one that it has, or"
          + " set "
          + TlsConfig.VERIFY_HOST.name()
          + "=false";
    }
    if (reason.contains("Unsupported or unrecognized") || reason.contains("not an SSL/TLS")) {
      return "the node speaks no TLS there: set "
          + TlsConfig.TLS.name()
          + "=false, or client_encryption_options in its cassandra.yaml";
    }
    return "see that "
        + TlsConfig.CERTIFICATE_FILE.name()
        + " is one that the node trusts, and the node's log";
  }

  /** In one line: why a connection could not be opened, else the innermost failure. */
  static String reason(Throwable e) {
    List<Throwable> causes = causes(e).toList();
    Throwable telling =
        causes.stream()
            .filter(
                cause -> cause instanceof SocketException || cause instanceof UnknownHostException)
            .findFirst()
            .orElse(causes.get(causes.size() - 1));
    String message = Objects.toString(telling.getMessage(), "").lines().findFirst().orElse("");
    return message.isEmpty() ? telling.getClass().getSimpleName() : message;
  }

  /** The driver keeps why a socket failed as a suppressed exception. */
  private static Stream<Throwable> causes(Throwable e) {
    Stream<Throwable> beneath =
        e instanceof AllNodesFailedException all
            ? all.getAllErrors().values().stream().flatMap(List::stream)
            : Stream.concat(Stream.of(e.getSuppressed()), Stream.ofNullable(e.getCause()));
    return Stream.concat(Stream.of(e), beneath.flatMap(Failures::causes));
  }
}
