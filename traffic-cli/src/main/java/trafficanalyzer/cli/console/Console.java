package trafficanalyzer.cli.console;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lines for people, and below them one line that is rewritten in place where the output is a
 * terminal. Safe for use by several threads.
 */
public final class Console {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final String RED = "\u001b[31;1m";
  private static final String PLAIN = "\u001b[0m";
  private static final int USUAL_WIDTH = 100;

  private final PrintStream out;
  private final boolean terminal;
  private boolean liveLine;

  /**
   * @param terminal whether a person sees what is written to {@code out}
   */
  public Console(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** The process's standard output. */
  public static Console standard() {
    return new Console(System.out, isTerminal(1));
  }

  /** The process's standard error. */
  public static Console standardError() {
    return new Console(System.err, isTerminal(2));
  }

  /** Whether a person types the input. */
  public static boolean input() {
    return isTerminal(0);
  }

  /** Whether a person sees the output as it is written. */
  public boolean terminal() {
    return terminal;
  }

  /** Writes a line that stays. */
  public synchronized void line(String text) {
    clear();
    out.println(text);
    out.flush();
  }

  /** Writes a line that stays and stands out. */
  public synchronized void problem(String text) {
    line(terminal ? RED + text + PLAIN : text);
  }

  /** Replaces the live line; without a terminal there is none. */
  public synchronized void live(String text) {
    if (terminal) {
      String fitting = text.length() < USUAL_WIDTH ? text : text.substring(0, width(text));
      out.print(CLEAR_LINE + fitting);
      out.flush();
      liveLine = true;
    }
  }

  private void clear() {
    if (liveLine) {
      out.print(CLEAR_LINE);
      liveLine = false;
    }
  }

  /** A line that wraps cannot be rewritten; the terminal tells its width in the second number. */
  private static int width(String text) {
    int columns = USUAL_WIDTH;
    try {
      Process stty =
          new ProcessBuilder("stty", "size", "-F", "/dev/tty")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String[] size = new String(stty.getInputStream().readAllBytes()).strip().split(" ");
      columns = size.length == 2 ? Integer.parseInt(size[1]) : USUAL_WIDTH;
    } catch (IOException | NumberFormatException e) {
      columns = USUAL_WIDTH; // No stty, or no terminal behind the output after all.
    }
    return Math.min(text.length(), Math.max(1, columns - 1));
  }

  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }
}
