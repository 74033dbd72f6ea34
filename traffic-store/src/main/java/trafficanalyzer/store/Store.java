package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import java.time.Duration;
import java.util.function.Consumer;
import trafficanalyzer.service.PasswordFile;

/**
 * A session with Cassandra and the statements on keyspace {@code traffic}, each prepared when it is
 * first asked for: a role that only reads never prepares a write.
 */
public final class Store implements AutoCloseable {
  /** Above the node's own 2 s for a write, so that it is the node that tells why. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(12);

  private final CqlSession session;
  private final Lazy<InsertPacket> insertPacket;
  private final Lazy<InsertOtherFrame> insertOtherFrame;
  private final Lazy<InsertDestinationTraffic> insertDestinationTraffic;
  private final Lazy<InsertTrafficByTime> insertTrafficByTime;
  private final Lazy<InsertHostname> insertHostname;
  private final Lazy<InsertNameByTime> insertNameByTime;
  private final Lazy<InsertFlowName> insertFlowName;
  private final Lazy<InsertPendingFrames> insertPendingFrames;
  private final Lazy<InsertCapture> insertCapture;
  private final Lazy<DeleteCapture> deleteCapture;
  private final Lazy<SelectCapture> selectCapture;
  private final Lazy<SelectCaptures> selectCaptures;
  private final Lazy<SelectNames> selectNames;
  private final Lazy<SelectFlowNames> selectFlowNames;
  private final Lazy<SelectPendingFrames> selectPendingFrames;

  private Store(CqlSession session) {
    this.session = session;
    insertPacket = new Lazy<>(() -> new InsertPacket(session));
    insertOtherFrame = new Lazy<>(() -> new InsertOtherFrame(session));
    insertDestinationTraffic = new Lazy<>(() -> new InsertDestinationTraffic(session));
    insertTrafficByTime = new Lazy<>(() -> new InsertTrafficByTime(session));
    insertHostname = new Lazy<>(() -> new InsertHostname(session));
    insertNameByTime = new Lazy<>(() -> new InsertNameByTime(session));
    insertFlowName = new Lazy<>(() -> new InsertFlowName(session));
    insertPendingFrames = new Lazy<>(() -> new InsertPendingFrames(session));
    insertCapture = new Lazy<>(() -> new InsertCapture(session));
    deleteCapture = new Lazy<>(() -> new DeleteCapture(session));
    selectCapture = new Lazy<>(() -> new SelectCapture(session));
    selectCaptures = new Lazy<>(() -> new SelectCaptures(session));
    selectNames = new Lazy<>(() -> new SelectNames(session));
    selectFlowNames = new Lazy<>(() -> new SelectFlowNames(session));
    selectPendingFrames = new Lazy<>(() -> new SelectPendingFrames(session));
  }

  /**
   * Connects and checks the schema, once.
   *
   * @throws trafficanalyzer.service.ServiceException where no node answers, the login is refused,
   *     the password file cannot be read, or the schema is not this version's
   */
  public static Store connect(StoreConfig config) {
    try {
      return open(config);
    } catch (DriverException e) {
      throw Failures.cannotConnect(config, e);
    }
  }

  /**
   * Connects and checks the schema, waiting for ever, with back-off, while no node answers. What a
   * person must mend is thrown as by {@link #connect}.
   *
   * @param state told before each wait why it waits, one line
   */
  public static Store await(StoreConfig config, Consumer<String> state)
      throws InterruptedException {
    Backoff backoff = new Backoff();
    while (true) {
      try {
        return open(config);
      } catch (DriverException e) {
        if (Failures.isLoginRefused(e)) {
          throw Failures.cannotConnect(config, e);
        }
        state.accept(
            "waiting for Cassandra at " + config.where() + " (" + Failures.reason(e) + ")");
      }
      Thread.sleep(backoff.next().toMillis());
    }
  }

  private static Store open(StoreConfig config) {
    Sessions.Login login =
        config
            .passwordFile()
            .map(file -> PasswordFile.read(file, StoreConfig.PASSWORD_FILE))
            .map(password -> new Sessions.Login(config.username(), password))
            .orElse(null);
    CqlSession session =
        Sessions.open(
            config.contactPoints(),
            config.localDatacenter(),
            login,
            config.consistency(),
            REQUEST_TIMEOUT,
            config.tls());
    try {
      Schema.check(session);
      return new Store(session);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** The session, for statements that have no class here. */
  public CqlSession session() {
    return session;
  }

  /** Writes packets. */
  public InsertPacket insertPacket() {
    return insertPacket.get();
  }

  /** Writes frames without an IP address. */
  public InsertOtherFrame insertOtherFrame() {
    return insertOtherFrame.get();
  }

  /** Writes the roll-up by destination. */
  public InsertDestinationTraffic insertDestinationTraffic() {
    return insertDestinationTraffic.get();
  }

  /** Writes the roll-up by time. */
  public InsertTrafficByTime insertTrafficByTime() {
    return insertTrafficByTime.get();
  }

  /** Writes the host names of an address. */
  public InsertHostname insertHostname() {
    return insertHostname.get();
  }

  /** Writes the journal of names. */
  public InsertNameByTime insertNameByTime() {
    return insertNameByTime.get();
  }

  /** Writes the journal of what connections told. */
  public InsertFlowName insertFlowName() {
    return insertFlowName.get();
  }

  /** Writes the frames that the next capture begins with. */
  public InsertPendingFrames insertPendingFrames() {
    return insertPendingFrames.get();
  }

  /** Writes the ledger. */
  public InsertCapture insertCapture() {
    return insertCapture.get();
  }

  /** Deletes the ledger of a slice. */
  public DeleteCapture deleteCapture() {
    return deleteCapture.get();
  }

  /** Reads the ledger of a slice. */
  public SelectCapture selectCapture() {
    return selectCapture.get();
  }

  /** Reads the ledger of a day. */
  public SelectCaptures selectCaptures() {
    return selectCaptures.get();
  }

  /** Reads the journal of names. */
  public SelectNames selectNames() {
    return selectNames.get();
  }

  /** Reads the journal of what connections told. */
  public SelectFlowNames selectFlowNames() {
    return selectFlowNames.get();
  }

  /** Reads the frames that a capture begins with. */
  public SelectPendingFrames selectPendingFrames() {
    return selectPendingFrames.get();
  }

  @Override
  public void close() {
    session.close();
  }
}
