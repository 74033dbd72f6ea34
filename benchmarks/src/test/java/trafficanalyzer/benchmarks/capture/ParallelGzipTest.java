package trafficanalyzer.benchmarks.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelGzipTest {
  private final Random random = new Random(1);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 20_000_000})
  void whatIsCompressedIsReadByOthers(int length) throws IOException {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    Arrays.fill(bytes, length / 2, length, (byte) 'a');
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();

    try (ParallelGzip out = new ParallelGzip(compressed)) {
      out.write(bytes, 0, length / 3);
      for (int i = length / 3; i < length * 2 / 3; i += 7_919) {
        out.write(bytes, i, Math.min(7_919, length * 2 / 3 - i));
      }
      out.write(bytes, length * 2 / 3, length - length * 2 / 3);
    }

    byte[] file = compressed.toByteArray();
    assertThat(new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes()).isEqualTo(bytes);
    assertThat(file.length).isLessThan(length / 2 + length / 50 + 100);
  }
}
