package trafficanalyzer.service;

/** What a program's exit status tells the shell; the README lists them. */
public enum ExitCode {
  /** All that was asked for was done. */
  OK(0),
  /** Something went wrong while working. */
  FAILED(1),
  /** The command line or a setting is wrong; nothing was started. */
  USAGE(2),
  /**
   * The machine lacks something: a library, a permission, an interface, a free port, disk space.
   */
  MISSING(3),
  /** The input was damaged: what could be read was processed, the rest was named. */
  DAMAGED_INPUT(4);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** Which of what became of two inputs weighs more: one that cannot be read at all the most. */
  public ExitCode worse(ExitCode other) {
    return this == FAILED || other == OK ? this : other;
  }

  /** The exit status, 0 to 255. */
  public int status() {
    return status;
  }
}
