package trafficanalyzer.packet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static trafficanalyzer.packet.Frames.hex;
import static trafficanalyzer.packet.Frames.join;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trafficanalyzer.packet.file.ReadFrames.Frame;

class SnoopFormatTest {
  private static final byte[] ETHERNET = hex("736e6f6f70000000 00000002 00000004");
  private static final byte[] FIRST =
      hex("00000005 00000005 00000020 00000000 00000001 00000002", "0102030405 000000");
  private static final byte[] SECOND =
      hex("000005dc 00000002 0000001c 00000009 ffffffff 000f423f", "0607 0000");

  /** Two frames. */
  static final byte[] FILE = join(ETHERNET, FIRST, SECOND);

  @Test
  void framesAreReadWithTheirPaddingPassedOver() throws IOException {
    ReadFrames read = ReadFrames.of(FILE);
    assertThat(read.frames())
        .containsExactly(
            new Frame(1, 1_000_002_000L, 1, 5, "0102030405"),
            new Frame(2, 4_294_967_295_999_999_000L, 1, 1500, "0607"));
    assertThat(read.problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2, 6", "4, 1", "8, 10", "27, 226", "9, -1"})
  void datalinkTypesBecomeLinkTypes(int datalink, int linkType) throws IOException {
    byte[] file = FILE.clone();
    file[15] = (byte) datalink;
    assertThat(ReadFrames.of(file).frames().get(0).linkType()).isEqualTo(linkType);
  }

  @Test
  void recordsThatContradictThemselvesOrAreCutAreFaults() throws IOException {
    assertThat(problem(hex("00000005 00000005 0000001c 00000000 00000001 00000002")))
        .isEqualTo("record of 28 bytes with a frame of 5 bytes");
    assertThat(problem(hex("00000005 00000005 7fffffff 00000000 00000001 00000002")))
        .isEqualTo("record of 2147483647 bytes with a frame of 5 bytes");
    assertThat(problem(hex("ffffffff ffffffff ffffffff 00000000 00000001 00000002")))
        .isEqualTo("captured length 4294967295 where at most 262144 is expected");
    assertThat(problem(Arrays.copyOf(FIRST, 30)))
        .startsWith("record cut short: 32 bytes expected, 30 found");
    assertThat(problem(Arrays.copyOf(FIRST, 3)))
        .startsWith("record header cut short: 24 bytes expected, 3 found");
  }

  private static String problem(byte[] secondRecord) throws IOException {
    ReadFrames read = ReadFrames.of(join(ETHERNET, FIRST, secondRecord));
    assertThat(read.frames()).hasSize(1);
    assertThat(read.fault().position()).isEqualTo(48);
    return read.fault().reason();
  }
}
