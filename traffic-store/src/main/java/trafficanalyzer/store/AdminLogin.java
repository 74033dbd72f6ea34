package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import java.time.Duration;
import java.util.function.Consumer;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * Logs in as {@value Roles#ADMIN}, who is created first on a node that has only its default
 * superuser, and waits for a node that does not answer yet.
 */
final class AdminLogin {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  private final SetupConfig config;
  private final Sessions.Login admin;
  private final Consumer<String> state;
  private final Deadline answer;
  private final Deadline acceptance;

  /**
   * @param refusal how long a node that answers may refuse
   */
  AdminLogin(SetupConfig config, String password, Consumer<String> state, Duration refusal) {
    this.config = config;
    this.admin = new Sessions.Login(Roles.ADMIN, password);
    this.state = state;
    this.answer = new Deadline(config.patience());
    this.acceptance = new Deadline(refusal);
  }

  CqlSession await() throws InterruptedException {
    Backoff backoff = new Backoff();
    while (true) {
      try {
        return open();
      } catch (DriverException e) {
        if (Failures.isLoginRefused(e)) {
          refused(e);
        } else {
          unreachable(e);
        }
      }
      Thread.sleep(backoff.next().toMillis());
    }
  }

  private CqlSession open() throws InterruptedException {
    try {
      return open(admin);
    } catch (DriverException e) {
      if (!Failures.isLoginRefused(e)) {
        throw e;
      }
    }
    try (CqlSession session = open(new Sessions.Login(Roles.DEFAULT, Roles.DEFAULT))) {
      new Roles(session, this::works).admin(admin.password());
      state.accept("role " + Roles.ADMIN + " is created");
    }
    return open(admin);
  }

  /** Whether a role can log in; a node that cannot be asked is an error. */
  boolean works(Sessions.Login login) {
    try (CqlSession session = open(login)) {
      return !session.isClosed();
    } catch (DriverException e) {
      if (Failures.isLoginRefused(e)) {
        return false;
      }
      throw e;
    }
  }

  private CqlSession open(Sessions.Login login) {
    return Sessions.open(
        config.contactPoints(),
        config.localDatacenter(),
        login,
        DefaultConsistencyLevel.LOCAL_QUORUM,
        REQUEST_TIMEOUT,
        config.tls());
  }

  private void refused(DriverException e) {
    if (acceptance.passed()) {
      throw new ServiceException(
          ExitCode.USAGE,
          "Cassandra at "
              + config.where()
              + " refuses "
              + Roles.ADMIN
              + " with the password in "
              + config.adminPassword()
              + ", and its default superuser",
          "set "
              + SetupConfig.ADMIN_PASSWORD_FILE.name()
              + " to the password file that belongs to this node's data",
          e);
    }
    state.accept("waiting until Cassandra at " + config.where() + " accepts a login");
  }

  private void unreachable(DriverException e) {
    acceptance.restart();
    if (answer.passed()) {
      throw Failures.unreachable(config.where(), e);
    }
    state.accept("waiting for Cassandra at " + config.where() + " (" + Failures.reason(e) + ")");
  }

  /** Runs from when it is first asked. */
  private static final class Deadline {
    private final Duration length;
    private long start;
    private boolean running;

    Deadline(Duration length) {
      this.length = length;
    }

    boolean passed() {
      if (!running) {
        running = true;
        start = System.nanoTime();
      }
      return System.nanoTime() - start >= length.toNanos();
    }

    void restart() {
      running = false;
    }
  }
}
