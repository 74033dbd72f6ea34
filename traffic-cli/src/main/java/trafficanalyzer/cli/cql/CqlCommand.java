package trafficanalyzer.cli.cql;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import trafficanalyzer.cli.console.Console;
import trafficanalyzer.cli.instance.InstanceOption;
import trafficanalyzer.cli.instance.StoreAccess;
import trafficanalyzer.service.ExitCode;
import trafficanalyzer.service.ServiceException;
import trafficanalyzer.store.Store;
import trafficanalyzer.store.StoreConfig;

/** Asks Cassandra. */
@Command(
    name = "cql",
    mixinStandardHelpOptions = true,
    description = {
      "Run CQL and print tables as cqlsh does; without a statement, a shell on a terminal, or",
      "statements from standard input.",
      "It speaks to the instance that runs, or to the node that TRAFFIC_CQL_CONTACT_POINTS,",
      "TRAFFIC_CQL_USERNAME and TRAFFIC_CQL_PASSWORD_FILE name."
    })
public final class CqlCommand implements Callable<Integer> {
  @Mixin private InstanceOption option;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "run the statements in this file")
  private Path file;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Format format;

  @Parameters(
      arity = "0..1",
      paramLabel = "STATEMENTS",
      description = "CQL, statements separated by semicolons")
  private String statements;

  @Override
  public Integer call() throws IOException {
    if (statements != null && file != null) {
      throw new ServiceException(
          ExitCode.USAGE, "both statements and --file are given", "leave one of them out");
    }
    StoreConfig config = StoreAccess.admin(option, System.getenv());
    try (Store store = Store.connect(config);
        PrintStream out = output()) {
      if (statements == null && file == null && Console.input()) {
        new CqlShell(node(config), store.session(), format).run();
        return ExitCode.OK.status();
      }
      return run(store.session(), out, text());
    }
  }

  private static String node(StoreConfig config) {
    InetSocketAddress first = config.contactPoints().get(0);
    return first.getHostString() + ":" + first.getPort();
  }

  private String text() throws IOException {
    if (statements != null) {
      return statements;
    }
    if (file == null) {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ServiceException(
          ExitCode.MISSING, "cannot read " + file + ": " + e, "check the path", e);
    }
  }

  private int run(CqlSession session, PrintStream out, String text) {
    StatementSplitter.Split split = StatementSplitter.split(text + "\n;");
    if (!split.rest().isEmpty()) {
      throw new ServiceException(
          ExitCode.USAGE, "a quote, comment or batch is not closed", "close it");
    }
    // Nobody is asked whether to go on: all rows are wanted, unless nobody reads them any more.
    Statements runner = new Statements(session, out, format, () -> !out.checkError());
    for (String statement : split.statements()) {
      try {
        runner.run(statement);
      } catch (DriverException e) {
        out.flush();
        System.err.println(CqlErrors.message(e));
        return ExitCode.FAILED.status();
      }
    }
    return ExitCode.OK.status();
  }

  /** Buffered, as tables are printed line by line; UTF-8 whatever the locale says. */
  private static PrintStream output() {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }
}
