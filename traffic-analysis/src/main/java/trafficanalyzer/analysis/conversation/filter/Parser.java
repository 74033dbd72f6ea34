package trafficanalyzer.analysis.conversation.filter;

import java.util.regex.Pattern;

/** Makes a test of the text of a filter, by recursive descent. */
final class Parser {
  /** Each level takes stack of ours. */
  private static final int MOST_NESTED = 100;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][\\w.-]*");

  private final Words words;
  private int nested;

  Parser(String text) {
    words = new Words(text);
  }

  Test parse() {
    Test test = or();
    if (!words.peek().isEmpty()) {
      throw words.wrong("expected && or ||");
    }
    return test;
  }

  private Test or() {
    Test test = and();
    while (words.takeIf("||", "or")) {
      test = test.or(and());
    }
    return test;
  }

  private Test and() {
    Test test = not();
    while (words.takeIf("&&", "and")) {
      test = test.and(not());
    }
    return test;
  }

  private Test not() {
    if (++nested > MOST_NESTED) {
      throw words.wrong("more than " + MOST_NESTED + " levels");
    }
    try {
      if (words.takeIf("!", "not")) {
        return not().negate();
      }
      if (words.takeIf("(")) {
        Test test = or();
        words.expect(")");
        return test;
      }
      return comparison();
    } finally {
      nested--;
    }
  }

  private Test comparison() {
    if (!NAME.matcher(words.peek()).matches()) {
      throw words.wrong("expected a field or protocol");
    }
    String name = words.take();
    Operator operator = Operator.of(words.peek());
    if (operator == null && !words.peek().equals("in")) {
      return Fields.exists(name);
    }
    Field field = Fields.of(name);
    if (field == null) {
      throw words.wrong(name + " is no field that can be compared");
    }
    boolean set = words.take().equals("in");
    return set ? set(field) : field.compare(operator, constant());
  }

  private Test set(Field field) {
    words.expect("{");
    Test any = null;
    do {
      String least = constant();
      Test one =
          words.takeIf("..")
              ? field.range(least, constant())
              : field.compare(Operator.EQUAL, least);
      any = any == null ? one : any.or(one);
    } while (words.takeIf(",") || !words.peek().equals("}") && !words.peek().isEmpty());
    words.expect("}");
    return any;
  }

  private String constant() {
    if (words.peek().isEmpty()) {
      throw words.wrong("expected a value");
    }
    return words.take();
  }
}
