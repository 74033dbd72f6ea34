package trafficanalyzer.cli.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts a text into CQL statements at the semicolons that end one: not those in 'text', "names",
 * $$code$$, comments, or between BEGIN BATCH and APPLY BATCH.
 */
final class StatementSplitter {
  private static final Pattern BATCH_BEGINS =
      Pattern.compile("begin\\s+(unlogged\\s+|counter\\s+)?batch\\b.*", Pattern.DOTALL);
  private static final Pattern BATCH_ENDS = Pattern.compile(".*\\bapply\\s+batch", Pattern.DOTALL);

  /**
   * @param statements whole ones, without the semicolon
   * @param rest what follows the last semicolon, blank where nothing is left open
   */
  record Split(List<String> statements, String rest) {}

  private final String text;
  private final StringBuilder statement = new StringBuilder();
  private final List<String> statements = new ArrayList<>();
  private int at;

  private StatementSplitter(String text) {
    this.text = text;
  }

  static Split split(String text) {
    return new StatementSplitter(text).run();
  }

  private Split run() {
    while (at < text.length()) {
      if (text.startsWith("--", at) || text.startsWith("//", at)) {
        skip(text.indexOf('\n', at));
      } else if (text.startsWith("/*", at)) {
        take("/*", "*/"); // Kept, so that the shell sees that one is still open.
      } else if (text.startsWith("$$", at)) {
        take("$$", "$$");
      } else if (text.charAt(at) == '\'' || text.charAt(at) == '"') {
        // A doubled quote reads as one text that ends and another that begins at once.
        take(text.substring(at, at + 1), text.substring(at, at + 1));
      } else if (text.charAt(at) == ';' && !inBatch()) {
        end();
        at++;
      } else {
        statement.append(text.charAt(at++));
      }
    }
    return new Split(statements, statement.toString().strip());
  }

  private void skip(int to) {
    at = to < 0 ? text.length() : to;
  }

  private void take(String opening, String closing) {
    int end = text.indexOf(closing, at + opening.length());
    int to = end < 0 ? text.length() : end + closing.length();
    statement.append(text, at, to);
    at = to;
  }

  private boolean inBatch() {
    String sofar = statement.toString().strip().toLowerCase(Locale.ROOT);
    return BATCH_BEGINS.matcher(sofar).matches() && !BATCH_ENDS.matcher(sofar).matches();
  }

  private void end() {
    String whole = statement.toString().strip();
    if (!whole.isEmpty()) {
      statements.add(whole);
    }
    statement.setLength(0);
  }
}
