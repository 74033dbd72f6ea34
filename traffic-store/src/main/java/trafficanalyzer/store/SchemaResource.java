package trafficanalyzer.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One numbered step of the schema. A step that was released is never changed; a change is a new
 * step with the next number.
 *
 * @param version its number, from 1
 * @param name its file
 * @param statements its statements in order, {@code ${replication}} not yet filled in
 */
record SchemaResource(int version, String name, List<String> statements) {
  private static final List<String> NAMES =
      List.of(
          "001-keyspace.cql",
          "002-packets.cql",
          "003-roll-ups.cql",
          "004-names.cql",
          "005-captures.cql",
          "006-flow-names.cql",
          "007-shed.cql",
          "008-pending-frames.cql",
          "009-bulk-writes.cql");

  /** All steps, in order. */
  static final List<SchemaResource> ALL = NAMES.stream().map(SchemaResource::read).toList();

  /** SHA-256 over the statements, in hexadecimal; comments and layout do not count. */
  String checksum() {
    try {
      byte[] text = String.join(";\n", statements).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static SchemaResource read(String name) {
    try (InputStream in = SchemaResource.class.getResourceAsStream("/schema/" + name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new SchemaResource(
          Integer.parseInt(name.substring(0, 3)), name, CqlScript.split(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
