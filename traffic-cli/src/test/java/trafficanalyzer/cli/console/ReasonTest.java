package trafficanalyzer.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonTest {
  @TempDir Path folder;

  private static String of(ThrowingCallable failing) {
    return Reason.of(catchThrowableOfType(IOException.class, failing));
  }

  @Test
  void itSaysMoreThanThePath() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(of(() -> Files.createDirectories(file))).isEqualTo("a file of this name is there");
    assertThat(of(() -> Files.createDirectories(file.resolve("x")))).isEqualTo("Not a directory");
    assertThat(of(() -> Files.readString(folder.resolve("none"))))
        .isEqualTo("no such file or folder");
    assertThat(of(() -> Files.readString(folder))).isEqualTo("Is a directory");
    assertThat(Reason.of(new AccessDeniedException("/root/x"))).isEqualTo("permission denied");
    assertThat(Reason.of(new IOException())).isEqualTo("java.io.IOException");
  }
}
