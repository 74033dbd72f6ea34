package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import java.time.Duration;
import java.util.function.Consumer;
import trafficanalyzer.service.PasswordFile;
import trafficanalyzer.service.ServiceException;

/**
 * Makes a node ours: waits until it answers, sees that {@value Roles#ADMIN} exists and that the
 * default superuser is locked out, creates the services' roles, the schema, and the rights. Run
 * again, or after it was interrupted anywhere, it does what is left to do.
 */
public final class StoreSetup {
  /** A node serves CQL some 10 s before it creates its default superuser, so a refusal may pass. */
  private static final Duration REFUSAL = Duration.ofSeconds(30);

  private final SetupConfig config;
  private final Consumer<String> state;
  private final Duration refusal;

  /**
   * @param state told one line for people at each step and before each wait
   */
  public StoreSetup(SetupConfig config, Consumer<String> state) {
    this(config, state, REFUSAL);
  }

  StoreSetup(SetupConfig config, Consumer<String> state, Duration refusal) {
    this.config = config;
    this.state = state;
    this.refusal = refusal;
  }

  /**
   * Does all of it.
   *
   * @throws ServiceException where no node answers in time, both logins are refused, the schema is
   *     not ours, or the node lacks the trigger's class
   */
  public void run() throws InterruptedException {
    // First of all, so that nothing is begun that a missing file would interrupt.
    String admin = PasswordFile.read(config.adminPassword(), SetupConfig.ADMIN_PASSWORD_FILE);
    String loader = PasswordFile.read(config.loaderPassword(), SetupConfig.LOADER_PASSWORD_FILE);
    String page = PasswordFile.read(config.pagePassword(), SetupConfig.PAGE_PASSWORD_FILE);
    AdminLogin login = new AdminLogin(config, admin, state, refusal);
    try (CqlSession session = login.await()) {
      // The driver would read the tables anew after each statement, at most once a second.
      session.setSchemaMetadataEnabled(false);
      Roles roles = new Roles(session, login::works);
      roles.disableDefault();
      roles.services(loader, page);
      state.accept("roles are set up");
      Schema.create(session, config.schema());
      Schema.check(session);
      roles.grant();
      state.accept("the schema is set up");
    }
  }
}
