package trafficanalyzer.cli.mainjob;

import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import trafficanalyzer.store.Store;

/** Everything that is stored, read in full: the tests' data is small. */
final class StoredRows {
  private final List<PacketKey> packets = new ArrayList<>();
  private final Map<UUID, TreeSet<Integer>> numbers = new TreeMap<>();
  private long otherFrames;
  private long doubled;

  /** What the tests look at of a row of {@code packets}. */
  record PacketKey(
      UUID capture, InetAddress destination, int port, String endpoint, boolean inbound) {}

  static StoredRows read(Store store) {
    StoredRows rows = new StoredRows();
    for (Row row :
        all(
            store,
            "SELECT capture_id, packet_number, destination_ip, port, endpoint, inbound FROM traffic.packets")) {
      rows.packets.add(
          new PacketKey(
              row.getUuid("capture_id"),
              row.getInetAddress("destination_ip"),
              row.getInt("port"),
              row.isNull("endpoint") ? "" : row.getString("endpoint"),
              row.getBoolean("inbound")));
      rows.number(row);
    }
    for (Row row : all(store, "SELECT capture_id, packet_number FROM traffic.other_frames")) {
      rows.otherFrames++;
      rows.number(row);
    }
    return rows;
  }

  private static ResultSet all(Store store, String query) {
    return store.session().execute(SimpleStatement.newInstance(query).setPageSize(2000));
  }

  private void number(Row row) {
    boolean first =
        numbers
            .computeIfAbsent(row.getUuid("capture_id"), key -> new TreeSet<>())
            .add(row.getInt("packet_number"));
    doubled += first ? 0 : 1;
  }

  List<PacketKey> packets() {
    return packets;
  }

  List<PacketKey> packets(String endpoint) {
    return packets.stream().filter(packet -> packet.endpoint().equals(endpoint)).toList();
  }

  /** Rows of both tables. */
  long count() {
    return packets.size() + otherFrames;
  }

  /** Rows that stand for a packet which another row stands for already. */
  long doubled() {
    return doubled;
  }

  /** The packet numbers that are there of each capture. */
  Map<UUID, TreeSet<Integer>> numbers() {
    return numbers;
  }
}
