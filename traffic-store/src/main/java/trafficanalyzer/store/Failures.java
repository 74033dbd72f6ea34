package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Turns what the driver throws while connecting into a line that a person can act on. */
final class Failures {
  private Failures() {}

  /** Whether a node answered and refused the login. */
  static boolean isLoginRefused(AllNodesFailedException e) {
    return causes(e).anyMatch(AuthenticationException.class::isInstance);
  }

  static ServiceException cannotConnect(StoreConfig config, AllNodesFailedException e) {
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
    return unreachable(config.where(), e);
  }

  static ServiceException unreachable(String where, AllNodesFailedException e) {
    return new ServiceException(
        ExitCode.MISSING,
        "no Cassandra node answers at " + where + " (" + reason(e) + ")",
        "start it, or set "
            + StoreConfig.CONTACT_POINTS.name()
            + " and "
            + StoreConfig.DATACENTER.name(),
        e);
  }

  /** The innermost failure of the first node, in one line. */
  static String reason(Throwable e) {
    Throwable innermost = causes(e).reduce((first, second) -> second).orElse(e);
    String message = Objects.toString(innermost.getMessage(), "").lines().findFirst().orElse("");
    return message.isEmpty() ? innermost.getClass().getSimpleName() : message;
  }

  private static Stream<Throwable> causes(Throwable e) {
    Stream<Throwable> beneath =
        e instanceof AllNodesFailedException all
            ? all.getAllErrors().values().stream().flatMap(List::stream)
            : Stream.ofNullable(e.getCause());
    return Stream.concat(Stream.of(e), beneath.flatMap(Failures::causes));
  }
}
