package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Predicate;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * The roles and what they may do. Everything here can be run again, and by two at once: a role that
 * exists and whose password is right is left alone, since Cassandra lets a password be changed only
 * every 5 s.
 */
final class Roles {
  /** The person's own: superuser. */
  static final String ADMIN = "traffic_admin";

  /** Writes rows and reads them; changes no schema. */
  static final String LOADER = "traffic_loader";

  /** Only reads. */
  static final String PAGE = "traffic_page";

  /** The superuser that Cassandra creates where nothing else is configured. */
  static final String DEFAULT = "cassandra";

  /** Longer than the 5 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CqlSession session;
  private final Predicate<Sessions.Login> works;

  /**
   * @param works whether one can log in so
   */
  Roles(CqlSession superuser, Predicate<Sessions.Login> works) {
    session = superuser;
    this.works = works;
  }

  void admin(String password) throws InterruptedException {
    role(ADMIN, password, true);
  }

  void services(String loaderPassword, String pagePassword) throws InterruptedException {
    role(LOADER, loaderPassword, false);
    role(PAGE, pagePassword, false);
  }

  /** Gives the services their rights on the keyspace, which must exist. */
  void grant() throws InterruptedException {
    run(LOADER, "GRANT SELECT ON KEYSPACE traffic TO " + LOADER);
    run(LOADER, "GRANT MODIFY ON KEYSPACE traffic TO " + LOADER);
    run(PAGE, "GRANT SELECT ON KEYSPACE traffic TO " + PAGE);
  }

  /**
   * Locks the default superuser out, where there is one. Dropping it would not last: a node that
   * finds no superuser of that name may create it anew.
   */
  void disableDefault() throws InterruptedException {
    Row role = find(DEFAULT);
    if (role != null && (role.getBoolean("can_login") || role.getBoolean("is_superuser"))) {
      byte[] password = new byte[32]; // Nobody is to know it.
      new SecureRandom().nextBytes(password);
      run(
          DEFAULT,
          "ALTER ROLE cassandra WITH LOGIN = false AND SUPERUSER = false AND PASSWORD = "
              + CqlText.literal(HexFormat.of().formatHex(password)));
    }
  }

  private void role(String name, String password, boolean superuser) throws InterruptedException {
    String options =
        " WITH LOGIN = true AND SUPERUSER = "
            + superuser
            + " AND PASSWORD = "
            + CqlText.literal(password);
    if (find(name) == null) {
      run(name, "CREATE ROLE IF NOT EXISTS " + name + options);
    } else if (works.test(new Sessions.Login(name, password))) {
      return;
    } else {
      run(name, "ALTER ROLE " + name + options);
    }
    awaitLogin(new Sessions.Login(name, password));
  }

  /**
   * Nodes remember a former password, and that a role was not there, for a while ({@code
   * credentials_validity} and {@code roles_validity}, 2 s).
   */
  private void awaitLogin(Sessions.Login login) throws InterruptedException {
    Backoff backoff = new Backoff();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !works.test(login)) {
      Thread.sleep(backoff.next().toMillis());
    }
  }

  private Row find(String role) {
    return session
        .execute(
            "SELECT can_login, is_superuser FROM system_auth.roles WHERE role = "
                + CqlText.literal(role))
        .one();
  }

  /**
   * Runs a statement that may hold a password. A refusal may quote the statement, so neither its
   * message nor the exception itself is passed on. "Overloaded" is what Cassandra answers to a
   * password that was changed a moment ago.
   */
  private void run(String role, String statement) throws InterruptedException {
    Backoff backoff = new Backoff();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        session.execute(statement);
        return;
      } catch (DriverException e) {
        if (!Failures.isOverloaded(e) || System.nanoTime() > deadline) {
          throw refused(role, e);
        }
      }
      Thread.sleep(backoff.next().toMillis());
    }
  }

  private static ServiceException refused(String role, DriverException e) {
    return new ServiceException(
        ExitCode.MISSING,
        "Cassandra refuses to set up role " + role + " (" + e.getClass().getSimpleName() + ")",
        "its cassandra.yaml must name PasswordAuthenticator, CassandraRoleManager and"
            + " CassandraAuthorizer");
  }
}
