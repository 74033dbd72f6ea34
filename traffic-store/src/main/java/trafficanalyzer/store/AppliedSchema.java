package trafficanalyzer.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;

/** The steps that a node's {@code traffic.schema_version} says were applied. */
final class AppliedSchema {
  private static final String SET_UP =
      "run ./traffic up, or trafficanalyzer.store.SetupMain against this node";

  /** Step and checksum. */
  private final SortedMap<Integer, String> checksums = new TreeMap<>();

  /** Reads them; that there is no such table, or no right to read it, is an error. */
  static AppliedSchema read(CqlSession session) {
    try {
      AppliedSchema applied = new AppliedSchema();
      for (Row row : session.execute("SELECT version, checksum FROM traffic.schema_version")) {
        applied.checksums.put(row.getInt("version"), row.getString("checksum"));
      }
      return applied;
    } catch (InvalidQueryException e) {
      throw new ServiceException(
          ExitCode.MISSING, "this Cassandra node has no keyspace traffic of ours", SET_UP, e);
    } catch (UnauthorizedException e) {
      throw new ServiceException(
          ExitCode.MISSING, "this role may not read keyspace traffic", SET_UP, e);
    }
  }

  /** Reads them for a superuser; no such table means that nothing was applied. */
  static AppliedSchema readOrEmpty(CqlSession admin) {
    try {
      return read(admin);
    } catch (ServiceException e) {
      // Not by looking into system_schema: a table that is just being created is there already.
      if (e.getCause() instanceof InvalidQueryException cause
          && cause.getMessage().endsWith("does not exist")) {
        return new AppliedSchema();
      }
      throw e;
    }
  }

  boolean has(int version) {
    return checksums.containsKey(version);
  }

  /** Nothing newer than we know, nothing changed, no step left out before another. */
  void requireOurs() {
    int newest = SchemaResource.ALL.size();
    if (!checksums.isEmpty() && checksums.lastKey() > newest) {
      throw new ServiceException(
          ExitCode.MISSING,
          "the schema in Cassandra is version "
              + checksums.lastKey()
              + ", this program knows up to "
              + newest,
          "use the newer program that set it up");
    }
    for (SchemaResource resource : SchemaResource.ALL) {
      String checksum = checksums.get(resource.version());
      if (checksum != null && !checksum.equals(resource.checksum())) {
        throw changed("schema step " + resource.name() + " in Cassandra is not the one of here");
      }
    }
    if (!checksums.isEmpty() && checksums.lastKey() != checksums.size()) {
      throw changed("traffic.schema_version lacks " + missing(checksums.lastKey()));
    }
  }

  /** All that we know. */
  void requireComplete() {
    if (checksums.size() < SchemaResource.ALL.size()) {
      throw new ServiceException(
          ExitCode.MISSING,
          "the schema in Cassandra lacks " + missing(SchemaResource.ALL.size()),
          SET_UP);
    }
  }

  private String missing(int upTo) {
    List<SchemaResource> missing =
        SchemaResource.ALL.stream()
            .filter(resource -> resource.version() <= upTo && !has(resource.version()))
            .toList();
    return missing.stream().map(SchemaResource::name).collect(Collectors.joining(", "));
  }

  private static ServiceException changed(String what) {
    return new ServiceException(
        ExitCode.MISSING,
        what,
        "use the program that set it up, or an empty keyspace (nothing was changed)");
  }
}
