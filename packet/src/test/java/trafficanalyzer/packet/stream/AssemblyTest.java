package trafficanalyzer.packet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssemblyTest {
  private final Assembly assembly = new Assembly();

  @BeforeEach
  void room() {
    assembly.restart(100);
  }

  @Test
  void piecesInAnyOrderMakeOneText() {
    put(6, "world");
    assertThat(text()).isEmpty();
    put(5, " ");
    assertThat(text()).isEmpty();
    put(0, "hello");
    assertThat(text()).isEqualTo("hello world");
  }

  @Test
  void whatCameFirstStaysWhereLaterPiecesContradictIt() {
    put(2, "CD");
    put(6, "GH");
    put(0, "abcdefghij");
    assertThat(text()).isEqualTo("abCDefGHij");
    put(0, "..........k");
    assertThat(text()).isEqualTo("abCDefGHijk");
  }

  @Test
  void whatLiesBeyondTheLimitIsCutOff() {
    assembly.restart(4);
    put(2, "cdef");
    put(4, "ef");
    put(Integer.MAX_VALUE, "x");
    put(0, "ab");
    assertThat(text()).isEqualTo("abcd");
  }

  @Test
  void moreGapsThanAreFollowedLeaveThePieceOut() {
    assembly.restart(1000);
    for (int i = 0; i < 64; i++) {
      put(2 * i + 1, "x");
    }
    put(500, "y");
    put(1, "z");
    for (int i = 0; i < 64; i++) {
      put(2 * i, "_");
    }
    assertThat(text()).isEqualTo("_x".repeat(64));
    assertThat(assembly.capacity()).isLessThanOrEqualTo(1024);
  }

  @Test
  void whatWasReadIsDropped() {
    put(0, "abcdef");
    put(8, "ij");
    assembly.drop(4);
    assertThat(text()).isEqualTo("ef");
    put(2, "gh");
    assertThat(text()).isEqualTo("efghij");
    assembly.drop(6);
    assertThat(assembly.isEmpty()).isTrue();
    assertThat(assembly.capacity()).isZero();
    put(0, "k");
    assertThat(text()).isEqualTo("k");
  }

  @Test
  void anyPiecesAreAsIfWrittenByteByByte() {
    Random random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      assembly.restart(60);
      byte[] expected = new byte[60];
      boolean[] there = new boolean[60];
      for (int piece = random.nextInt(20); piece >= 0; piece--) {
        byte[] bytes = new byte[random.nextInt(14)];
        random.nextBytes(bytes);
        int position = random.nextInt(64);
        for (int i = 0; i < bytes.length && position + i < 60; i++) {
          if (!there[position + i]) {
            there[position + i] = true;
            expected[position + i] = bytes[i];
          }
        }
        assembly.put(position, ByteBuffer.wrap(bytes), 0, bytes.length);
      }
      int length = 0;
      while (length < 60 && there[length]) {
        length++;
      }
      assertThat(assembly.length()).isEqualTo(length);
      byte[] actual = new byte[length];
      assembly.bytes().get(0, actual);
      assertThat(actual).isEqualTo(java.util.Arrays.copyOf(expected, length));
    }
  }

  private void put(int position, String text) {
    byte[] bytes = ("--" + text).getBytes(StandardCharsets.US_ASCII);
    assembly.put(position, ByteBuffer.wrap(bytes), 2, text.length());
  }

  private String text() {
    byte[] bytes = new byte[assembly.length()];
    assembly.bytes().get(0, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
