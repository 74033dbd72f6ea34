package trafficanalyzer.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process's standard output: writes at once and tells of errors, where System.out copies and
 * keeps them to itself.
 */
public final class StandardOutput extends OutputStream {
  private static final Path LINK = Path.of("/proc/self/fd/1");

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);

  /** Nobody reads any more, as after {@code | head}: that is the reader's good right. */
  public static final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1;

    /** Takes what writing failed with. */
    public ReaderGoneException(IOException cause) {
      super(cause);
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ReaderGoneException if nobody reads any more
   */
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw isPipe(e) ? new ReaderGoneException(e) : e;
    }
  }

  /** Writing to a pipe fails for no other reason. The message is in the user's language. */
  private static boolean isPipe(IOException e) {
    try {
      return Files.readSymbolicLink(LINK).toString().startsWith("pipe:");
    } catch (IOException noProc) {
      return String.valueOf(e.getMessage()).contains("Broken pipe"); // not on Linux
    }
  }
}
