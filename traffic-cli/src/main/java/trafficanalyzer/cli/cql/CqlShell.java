package trafficanalyzer.cli.cql;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import trafficanalyzer.cli.instance.DataFolder;

/** The interactive shell: a statement may span lines and ends with a semicolon. */
final class CqlShell {
  private static final Set<String> LEAVE = Set.of("exit", "quit");

  private final String node;
  private final CqlSession session;
  private final Format format;

  /**
   * @param node whom it speaks to, for people
   */
  CqlShell(String node, CqlSession session, Format format) {
    this.node = node;
    this.session = session;
    this.format = format;
  }

  /** Reads and runs until the person leaves. */
  void run() throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .appName("traffic")
              .variable(
                  LineReader.HISTORY_FILE,
                  DataFolder.byDefault(System.getenv()).root().resolve("cql_history"))
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      PrintStream out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
      out.println("CQL on " + node + ". A statement ends with a semicolon; exit or Ctrl-D leaves.");
      read(reader, new Statements(session, out, format, () -> more(reader)), out);
    }
  }

  private void read(LineReader reader, Statements statements, PrintStream out) {
    String open = "";
    while (true) {
      try {
        String line = reader.readLine(open.isEmpty() ? prompt() : "   ... ");
        if (open.isEmpty() && LEAVE.contains(line.strip().replace(";", ""))) {
          return;
        }
        StatementSplitter.Split split = StatementSplitter.split(open + line + "\n");
        open = split.rest().isEmpty() ? "" : split.rest() + "\n";
        for (String statement : split.statements()) {
          run(statements, statement, out);
        }
      } catch (UserInterruptException e) {
        open = ""; // Ctrl-C throws away what was typed, as in every shell.
      } catch (EndOfFileException e) {
        return;
      }
    }
  }

  private static void run(Statements statements, String statement, PrintStream out) {
    try {
      statements.run(statement);
      out.println();
    } catch (DriverException e) {
      out.println(CqlErrors.message(e));
    }
  }

  private String prompt() {
    return session.getKeyspace().map(keyspace -> "cql:" + keyspace.asCql(true)).orElse("cql")
        + "> ";
  }

  private static boolean more(LineReader reader) {
    try {
      return !reader.readLine("---MORE--- (q ends) ").strip().equals("q");
    } catch (UserInterruptException | EndOfFileException e) {
      return false;
    }
  }
}
