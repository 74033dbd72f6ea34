package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import java.time.Instant;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** Runs statements that change the schema, all on one node, each until all nodes agree. */
final class SchemaChanges {
  private final CqlSession admin;
  private final Node node;

  /**
   * @param node where all are run; null leaves it to the driver
   */
  SchemaChanges(CqlSession admin, Node node) {
    this.admin = admin;
    this.node = node;
  }

  /** Applies a step and records it; a step that was interrupted is simply applied again. */
  void apply(SchemaResource resource, SchemaOptions options) {
    for (String statement : resource.statements()) {
      run(statement.replace("${replication}", options.replication()));
    }
    admin.execute(
        "INSERT INTO traffic.schema_version (version, name, checksum, applied_at)"
            + " VALUES (?, ?, ?, ?)",
        resource.version(),
        resource.name(),
        resource.checksum(),
        Instant.now());
  }

  void run(String statement) {
    admin.execute(SimpleStatement.newInstance(statement).setNode(node));
    // What the execution itself tells holds only while the driver reads schema metadata.
    if (!admin.checkSchemaAgreement()) {
      throw new ServiceException(
          ExitCode.FAILED,
          "the Cassandra nodes do not agree on the schema",
          "see that all nodes are up and reach each other, then run the setup again");
    }
  }
}
