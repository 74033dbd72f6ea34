package trafficanalyzer.analysis.conversation.filter;

/** How a field is compared with a value. */
enum Operator {
  EQUAL("==", "eq"),
  UNEQUAL("!=", "ne"),
  LESS("<", "lt"),
  LESS_OR_EQUAL("<=", "le"),
  GREATER(">", "gt"),
  GREATER_OR_EQUAL(">=", "ge");

  private final String sign;
  private final String word;

  Operator(String sign, String word) {
    this.sign = sign;
    this.word = word;
  }

  /** The operator that is written so; null if none is. */
  static Operator of(String text) {
    for (Operator each : values()) {
      if (each.sign.equals(text) || each.word.equals(text)) {
        return each;
      }
    }
    return null;
  }

  boolean compares(long value, long constant) {
    return switch (this) {
      case EQUAL -> value == constant;
      case UNEQUAL -> value != constant;
      case LESS -> value < constant;
      case LESS_OR_EQUAL -> value <= constant;
      case GREATER -> value > constant;
      case GREATER_OR_EQUAL -> value >= constant;
    };
  }
}
