package trafficanalyzer.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.packet.Packet;
import trafficanalyzer.packet.file.CaptureReader;
import trafficanalyzer.packet.file.NotACaptureException;

class CaptureAnalysisTest {
  @TempDir Path folder;

  private static final class Recorder implements Analysis {
    private final List<Long> seen = new ArrayList<>();
    private final int enough;
    private boolean ended;

    Recorder(int enough) {
      this.enough = enough;
    }

    @Override
    public void packet(CaptureReader frame, Packet packet) {
      seen.add(frame.frameNumber());
    }

    @Override
    public void end() {
      ended = true;
    }

    @Override
    public boolean wantsMore() {
      return seen.size() < enough;
    }
  }

  @Test
  void whatIsNoCaptureIsToldAndNothingIsEnded() throws IOException {
    Path file = Files.writeString(folder.resolve("text.pcap"), "this is no capture, only text");
    Recorder recorder = new Recorder(9);

    CaptureAnalysis analysis = new CaptureAnalysis(List.of(recorder), AnalysisProgress.NONE);

    assertThatThrownBy(() -> analysis.run(file)).isInstanceOf(NotACaptureException.class);
    assertThat(recorder.ended).isFalse();
  }
}
