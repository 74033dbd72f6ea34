package trafficanalyzer.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelCounterTest {
  @Test
  void theTotalGoesOnWhereThe32BitCounterWraps() {
    KernelCounter counter = new KernelCounter(0xFFFF_FFF0L, false);
    counter.update(0xFFFF_FFFFL);
    assertThat(counter.total()).isEqualTo(15);
    counter.update(4);
    assertThat(counter.total()).isEqualTo(20);
    counter.update(3);
    assertThat(counter.total()).isEqualTo(20 + 0xFFFF_FFFFL);
  }

  @Test
  void onLoopbackWhereEachPacketIsSeenTwiceTheTotalIsHalvedAndRoundedUp() {
    KernelCounter counter = new KernelCounter(7, true);
    counter.update(8);
    assertThat(counter.total()).isEqualTo(1);
    counter.update(9);
    assertThat(counter.total()).isEqualTo(1);
    counter.update(13);
    assertThat(counter.total()).isEqualTo(3);
  }
}
