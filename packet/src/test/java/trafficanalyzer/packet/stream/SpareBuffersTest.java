package trafficanalyzer.packet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpareBuffersTest {
  private final SpareBuffers spare = new SpareBuffers();

  @Test
  void aBufferHoldsAtLeastWhatIsAskedFor() {
    assertThat(spare.take(0).capacity()).isEqualTo(256);
    assertThat(spare.take(256).capacity()).isEqualTo(256);
    assertThat(spare.take(257).capacity()).isEqualTo(512);
    assertThat(spare.take(65_535).capacity()).isEqualTo(65_536);
  }

  @Test
  void whatIsGivenBackIsTakenAgain() {
    ByteBuffer small = spare.take(100);
    ByteBuffer large = spare.take(5000);
    spare.give(small);
    spare.give(large);
    assertThat(spare.take(8192)).isSameAs(large);
    assertThat(spare.take(1)).isSameAs(small);
    assertThat(spare.take(1)).as("none is left").isNotSameAs(small);
  }

  @Test
  void whatIsKeptIsBounded() {
    List<ByteBuffer> given = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      given.add(spare.take(1 << 16));
    }
    given.forEach(spare::give);
    Set<ByteBuffer> before = Collections.newSetFromMap(new IdentityHashMap<>());
    before.addAll(given);
    long again = given.stream().filter(buffer -> before.contains(spare.take(1 << 16))).count();
    assertThat(again).as("a mebibyte").isEqualTo(16);
  }
}
