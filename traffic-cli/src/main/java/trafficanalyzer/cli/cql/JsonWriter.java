package trafficanalyzer.cli.cql;

import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One JSON object a line. Numbers, truth values and null stay what they are, all else is text. */
final class JsonWriter implements RowWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;

  JsonWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void page(ColumnDefinitions columns, List<Row> rows) {
    for (Row row : rows) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        object.put(columns.get(i).getName().asInternal(), plain(row.getObject(i)));
      }
      out.println(json(object));
    }
  }

  @Override
  public void end(long rows) {}

  private static Object plain(Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return number.toString(); // JSON has no word for it.
    } else if (value == null
        || value instanceof Boolean
        || value instanceof Number
        || value instanceof String) {
      return value instanceof Float number ? new BigDecimal(number.toString()) : value;
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> object = new LinkedHashMap<>();
      map.forEach((key, item) -> object.put(CqlValues.format(key), plain(item)));
      return object;
    } else if (value instanceof Collection<?> items) {
      return items.stream().map(JsonWriter::plain).toList();
    }
    return CqlValues.format(value);
  }

  private static String json(Map<String, Object> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values cannot be written as JSON", e);
    }
  }
}
