package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Creates keyspace {@code traffic}, and checks that a node's is this version's. */
public final class Schema {
  static final String KEYSPACE = "traffic";

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
  private static final String TRIGGER = "endpoint_counter";

  /** What rows by endpoint are written to: one by one, and as sums. */
  private static final List<String> COUNTED = List.of("packets", "bulk_writes");

  private Schema() {}

  /**
   * Creates what is missing; does no harm when run again or by two at once. The trigger comes
   * before anybody can prepare a statement on {@code packets}: one prepared earlier never runs it.
   *
   * @param admin a session of a superuser, which alone may create triggers
   * @throws ServiceException where the node's schema is newer or was changed, or the node lacks the
   *     trigger's class
   */
  public static void create(CqlSession admin, SchemaOptions options) {
    SchemaChanges changes = new SchemaChanges(admin, lowest(admin));
    AppliedSchema applied = AppliedSchema.readOrEmpty(admin);
    applied.requireOurs();
    for (SchemaResource resource : SchemaResource.ALL) {
      if (!applied.has(resource.version())) {
        changes.apply(resource, options);
        LOG.info("schema {} applied", resource.name());
      }
    }
    trigger(admin, changes, options);
  }

  /**
   * Checks that each step of the schema was applied, as it is here, and no other.
   *
   * @throws ServiceException where not
   */
  public static void check(CqlSession session) {
    AppliedSchema applied = AppliedSchema.read(session);
    applied.requireOurs();
    applied.requireComplete();
  }

  /**
   * The same node for everybody who creates: nodes that create the same table at the same time each
   * give it another identity.
   */
  private static Node lowest(CqlSession session) {
    return session.getMetadata().getNodes().values().stream()
        .filter(node -> node.getState() == NodeState.UP)
        .min(Comparator.comparing(node -> Objects.toString(node.getHostId())))
        .orElse(null);
  }

  private static void trigger(CqlSession admin, SchemaChanges changes, SchemaOptions options) {
    for (String table : COUNTED) {
      if (options.triggerClass().isPresent()) {
        createTrigger(changes, table, options.triggerClass().get());
      } else if (hasTrigger(admin, table)) {
        changes.run("DROP TRIGGER IF EXISTS " + TRIGGER + " ON traffic." + table);
        LOG.info(
            "trigger {} on {} dropped, as {} says", TRIGGER, table, SchemaOptions.TRIGGER.name());
      }
    }
  }

  private static void createTrigger(SchemaChanges changes, String table, String triggerClass) {
    try {
      changes.run(
          "CREATE TRIGGER IF NOT EXISTS "
              + TRIGGER
              + " ON traffic."
              + table
              + " USING "
              + CqlText.literal(triggerClass));
    } catch (InvalidQueryException e) {
      throw new ServiceException(
          ExitCode.MISSING,
          "the Cassandra node has no trigger class " + triggerClass,
          "put endpoint-counter.jar into its triggers folder and restart it, or set "
              + SchemaOptions.TRIGGER.name()
              + "=none",
          e);
    }
  }

  private static boolean hasTrigger(CqlSession admin, String table) {
    return admin
            .execute(
                "SELECT trigger_name FROM system_schema.triggers"
                    + " WHERE keyspace_name = 'traffic' AND table_name = ?"
                    + " AND trigger_name = ?",
                table,
                TRIGGER)
            .one()
        != null;
  }
}
