package trafficanalyzer.cli.cql;

import com.datastax.oss.driver.api.core.data.TupleValue;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.protocol.internal.util.Bytes;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes a value as cqlsh does (cqlshlib/formatting.py): five significant digits of a float, twelve
 * of a double, UTC timestamps with microseconds, text bare at the top and quoted in collections,
 * and no control character unescaped, so that a captured name cannot drive the terminal.
 */
final class CqlValues {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.nnnnnnnnn", Locale.ROOT);

  private CqlValues() {}

  /**
   * @param value as the driver's default codecs give it; null for a cell without a value
   */
  static String format(Object value) {
    return format(value, false);
  }

  private static String format(Object value, boolean inside) {
    if (value == null) {
      return "null";
    } else if (value instanceof String text) {
      return inside ? "'" + escape(text).replace("'", "''") + "'" : escape(text);
    } else if (value instanceof Instant instant) {
      return quoted(TIMESTAMP.format(instant), inside);
    } else if (value instanceof LocalTime time) {
      return quoted(TIME.format(time), inside);
    } else if (value instanceof InetAddress address) {
      return quoted(address.getHostAddress(), inside);
    } else if (value instanceof ByteBuffer bytes) {
      return Bytes.toHexString(bytes);
    } else if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    } else if (value instanceof Float number) {
      return significant(number, 5);
    } else if (value instanceof Double number) {
      return significant(number, 12);
    } else if (value instanceof Map<?, ?> map) {
      return map(map);
    } else if (value instanceof Collection<?> items) {
      return items instanceof Set ? braces(all(items)) : "[" + String.join(", ", all(items)) + "]";
    } else if (value instanceof UdtValue udt) {
      return udt(udt);
    } else if (value instanceof TupleValue tuple) {
      return tuple(tuple);
    }
    return escape(value.toString());
  }

  private static String map(Map<?, ?> map) {
    List<String> entries = new ArrayList<>();
    map.forEach((key, value) -> entries.add(format(key, true) + ": " + format(value, true)));
    return braces(entries);
  }

  private static String udt(UdtValue value) {
    UserDefinedType type = value.getType();
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < type.getFieldNames().size(); i++) {
      fields.add(type.getFieldNames().get(i).asCql(true) + ": " + format(value.getObject(i), true));
    }
    return braces(fields);
  }

  private static String tuple(TupleValue value) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      fields.add(format(value.getObject(i), true));
    }
    return "(" + String.join(", ", fields) + ")";
  }

  private static List<String> all(Collection<?> items) {
    return items.stream().map(item -> format(item, true)).toList();
  }

  private static String braces(List<String> items) {
    return "{" + String.join(", ", items) + "}";
  }

  private static String quoted(String text, boolean quote) {
    return quote ? "'" + text + "'" : text;
  }

  /** As C's and Python's {@code %g}, which Java's differs from: no trailing zeros. */
  private static String significant(double number, int digits) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
    }
    String scientific = String.format(Locale.ROOT, "%." + (digits - 1) + "e", number);
    int exponent = Integer.parseInt(scientific.substring(scientific.indexOf('e') + 1));
    if (exponent < -4 || exponent >= digits) {
      String mantissa = withoutZeros(scientific.substring(0, scientific.indexOf('e')));
      return mantissa + scientific.substring(scientific.indexOf('e'));
    }
    return withoutZeros(String.format(Locale.ROOT, "%." + (digits - 1 - exponent) + "f", number));
  }

  private static String withoutZeros(String number) {
    return number.contains(".") ? number.replaceAll("0+$", "").replaceAll("\\.$", "") : number;
  }

  /** Control characters as Python's repr shows them, and the backslash doubled. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> {
          if (Character.isISOControl(c)) {
            escaped.append(String.format("\\x%02x", (int) c));
          } else if (Character.getType(c) == Character.FORMAT || c == '\u2028' || c == '\u2029') {
            escaped.append(String.format("\\u%04x", (int) c));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }
}
