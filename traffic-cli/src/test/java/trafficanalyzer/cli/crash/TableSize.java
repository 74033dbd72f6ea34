package trafficanalyzer.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code nodetool tablestats} tells of a table. Partition sizes are those before compression,
 * rounded up by a fifth at most, as the node keeps them as a histogram.
 *
 * @param onDisk bytes
 * @param partitions about how many there are
 * @param largestPartition bytes
 */
record TableSize(long onDisk, long partitions, long largestPartition) {
  /** Of the tables of keyspace {@code traffic}, as far as they are flushed. */
  static Map<String, TableSize> all(LabNode node) throws IOException {
    String printed = node.nodetool("tablestats", "-F", "json", "traffic");
    Map<String, TableSize> sizes = new TreeMap<>();
    JsonNode tables = new ObjectMapper().readTree(printed).path("traffic").path("tables");
    for (Map.Entry<String, JsonNode> table : tables.properties()) {
      JsonNode figures = table.getValue();
      sizes.put(
          table.getKey(),
          new TableSize(
              figures.path("space_used_live").asLong(),
              figures.path("number_of_partitions_estimate").asLong(),
              figures.path("compacted_partition_maximum_bytes").asLong()));
    }
    return sizes;
  }

  @Override
  public String toString() {
    return "%.1f MB on disk, about %d partitions, the largest of %.1f MB"
        .formatted(onDisk / 1e6, partitions, largestPartition / 1e6);
  }
}
