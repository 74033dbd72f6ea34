package trafficanalyzer.service;

/**
 * A failure that a person can mend. Its message is one line that says what happened, where, and how
 * to mend it; no stack trace is shown for it.
 */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /**
   * @param exitCode what the program's exit status is to be if nobody handles this
   * @param message what happened and where
   * @param remedy what the reader can do about it
   */
  public ServiceException(ExitCode exitCode, String message, String remedy) {
    this(exitCode, message, remedy, null);
  }

  /** As the other constructor, with the failure beneath. */
  public ServiceException(ExitCode exitCode, String message, String remedy, Throwable cause) {
    super(message + "; " + remedy, cause);
    this.exitCode = exitCode;
  }

  /** The exit status this failure deserves. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
