package trafficanalyzer.analysis.conversation.filter;

import java.math.BigDecimal;
import java.util.function.ToLongFunction;

/** A number, or two of which either may be meant. */
final class NumberField implements Field {
  private static final int MAC_GROUPS = 6;
  private static final int NANO_DIGITS = 9;

  private final Number first;
  private final Number second;
  private final ToLongFunction<String> constants;

  private NumberField(Number first, Number second, ToLongFunction<String> constants) {
    this.first = first;
    this.second = second;
    this.constants = constants;
  }

  static NumberField of(Number number) {
    return new NumberField(number, null, Long::decode);
  }

  static NumberField of(Number first, Number second) {
    return new NumberField(first, second, Long::decode);
  }

  /** A MAC address, or two; written {@code 02:00:5e:10:00:01}. */
  static NumberField mac(Number first, Number second) {
    return new NumberField(first, second, NumberField::mac);
  }

  /** Nanoseconds, written as seconds. */
  static NumberField seconds(Number nanos) {
    return new NumberField(nanos, null, NumberField::nanos);
  }

  private static long mac(String text) {
    String[] groups = text.split("[:-]");
    if (groups.length != MAC_GROUPS) {
      throw new IllegalArgumentException(text + " is no MAC address");
    }
    long mac = 0;
    for (String group : groups) {
      mac = mac << 8 | Integer.parseInt(group, 16) & 0xFF;
    }
    return mac;
  }

  private static long nanos(String text) {
    return new BigDecimal(text).movePointRight(NANO_DIGITS).longValue();
  }

  @Override
  public Test exists() {
    return (frame, packet) ->
        first.of(frame, packet) >= 0 || second != null && second.of(frame, packet) >= 0;
  }

  @Override
  public Test compare(Operator operator, String text) {
    long constant = constant(text);
    if (operator == Operator.UNEQUAL) {
      return exists().and(compare(Operator.EQUAL, text).negate());
    }
    Test one = compare(first, operator, constant);
    return second == null ? one : one.or(compare(second, operator, constant));
  }

  private static Test compare(Number number, Operator operator, long constant) {
    return (frame, packet) -> {
      long value = number.of(frame, packet);
      return value >= 0 && operator.compares(value, constant);
    };
  }

  @Override
  public Test range(String least, String most) {
    Test one = range(first, constant(least), constant(most));
    return second == null ? one : one.or(range(second, constant(least), constant(most)));
  }

  private static Test range(Number number, long least, long most) {
    return (frame, packet) -> {
      long value = number.of(frame, packet);
      return value >= 0 && value >= least && value <= most;
    };
  }

  private long constant(String text) {
    try {
      return constants.applyAsLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text + " is not the value of such a field", e);
    }
  }
}
