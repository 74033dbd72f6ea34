package trafficanalyzer.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.cassandra.auth.AuthenticatedUser;
import org.apache.cassandra.auth.CassandraRoleManager;
import org.apache.cassandra.auth.IRoleManager;
import org.apache.cassandra.auth.RoleOptions;
import org.apache.cassandra.auth.RoleResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cassandra's role manager, except that a cluster without roles gets the administrator {@value
 * #ADMIN} with the generated password instead of {@code cassandra} with the password {@code
 * cassandra}. The role is there before the node serves CQL, so a default password never works, not
 * even for a moment.
 *
 * <p>The password is the content of the file that the system property {@value #PASSWORD_FILE}
 * names. It is used only where no role exists yet; later changes by {@code ALTER ROLE} stay.
 */
public final class GeneratedPasswordRoleManager extends CassandraRoleManager {
  /** The administrator: superuser, may log in. */
  public static final String ADMIN = "traffic_admin";

  /** System property with the path of the file that holds the administrator's first password. */
  public static final String PASSWORD_FILE = "trafficanalyzer.admin.password.file";

  private static final Logger LOG = LoggerFactory.getLogger(GeneratedPasswordRoleManager.class);

  /**
   * Called by {@link CassandraRoleManager#setup()}, when the node has joined the ring and before it
   * serves CQL, with the task that would create the default role. Ours runs at once; where other
   * nodes are needed and not there yet, it is tried again as Cassandra tries its own.
   */
  @Override
  protected void scheduleSetupTask(Callable<Void> createsDefaultRole) {
    try {
      createAdmin();
    } catch (RuntimeException e) {
      LOG.warn("The administrator cannot be created yet, trying again soon: {}", e.toString());
      super.scheduleSetupTask(
          () -> {
            createAdmin();
            return null;
          });
    }
  }

  private void createAdmin() {
    if (hasExistingRoles()) {
      return;
    }
    RoleOptions options = new RoleOptions();
    options.setOption(IRoleManager.Option.SUPERUSER, true);
    options.setOption(IRoleManager.Option.LOGIN, true);
    options.setOption(IRoleManager.Option.PASSWORD, password());
    createRole(AuthenticatedUser.SYSTEM_USER, RoleResource.role(ADMIN), options);
    LOG.info("Created the administrator {} with the generated password", ADMIN);
  }

  private static String password() {
    String file = System.getProperty(PASSWORD_FILE);
    if (file == null) {
      throw new IllegalStateException("-D" + PASSWORD_FILE + "=FILE is not set");
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the administrator's password cannot be read: " + file, e);
    }
  }
}
