package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.servererrors.CoordinatorException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import java.security.SecureRandom;
import java.util.HexFormat;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/**
 * The roles and what they may do. Everything here can be run again: a role that exists gets the
 * password of now.
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

  private final CqlSession session;

  Roles(CqlSession superuser) {
    session = superuser;
  }

  void admin(String password) {
    role(ADMIN, password, true);
  }

  void services(String loaderPassword, String pagePassword) {
    role(LOADER, loaderPassword, false);
    role(PAGE, pagePassword, false);
  }

  /** Gives the services their rights on the keyspace, which must exist. */
  void grant() {
    run(LOADER, "GRANT SELECT ON KEYSPACE traffic TO " + LOADER);
    run(LOADER, "GRANT MODIFY ON KEYSPACE traffic TO " + LOADER);
    run(PAGE, "GRANT SELECT ON KEYSPACE traffic TO " + PAGE);
  }

  /**
   * Locks the default superuser out, where there is one. Dropping it would not last: a node that
   * finds no superuser of that name may create it anew.
   */
  void disableDefault() {
    boolean exists =
        session.execute("SELECT role FROM system_auth.roles WHERE role = 'cassandra'").one()
            != null;
    if (exists) {
      byte[] password = new byte[32]; // Nobody is to know it.
      new SecureRandom().nextBytes(password);
      run(
          DEFAULT,
          "ALTER ROLE cassandra WITH LOGIN = false AND SUPERUSER = false AND PASSWORD = "
              + CqlText.literal(HexFormat.of().formatHex(password)));
    }
  }

  private void role(String name, String password, boolean superuser) {
    String options =
        " WITH LOGIN = true AND SUPERUSER = "
            + superuser
            + " AND PASSWORD = "
            + CqlText.literal(password);
    // Not both: a node refuses to change a password twice within five seconds.
    boolean exists =
        session.execute("SELECT role FROM system_auth.roles WHERE role = ?", name).one() != null;
    run(name, (exists ? "ALTER ROLE " : "CREATE ROLE IF NOT EXISTS ") + name + options);
  }

  /**
   * Runs a statement that may hold a password. A refusal may quote the statement, so neither its
   * message nor the exception itself is passed on.
   */
  private void run(String role, String statement) {
    try {
      session.execute(statement);
    } catch (QueryValidationException e) {
      throw refused(role, e);
    }
  }

  private static ServiceException refused(String role, CoordinatorException e) {
    return new ServiceException(
        ExitCode.MISSING,
        "Cassandra refuses to set up role " + role + " (" + e.getClass().getSimpleName() + ")",
        "its cassandra.yaml must name PasswordAuthenticator, CassandraRoleManager and"
            + " CassandraAuthorizer");
  }
}
