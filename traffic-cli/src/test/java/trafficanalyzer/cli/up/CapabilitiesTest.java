package trafficanalyzer.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import trafficanalyzer.cli.up.Capabilities.Capability;

class CapabilitiesTest {
  @Test
  void rootKeepsWhatItIsButOnlyWhoCapturesMayCapture() {
    Capabilities root = status("0", "000001ffffffffff", "0000000000000000");

    assertThat(root.has(Capability.NET_RAW)).isTrue();
    assertThat(root.commandPrefix())
        .containsExactly(
            "setsid",
            "setpriv",
            "--inh-caps=-net_raw,-net_admin",
            "--bounding-set=-net_raw,-net_admin",
            "--");
    assertThat(root.commandPrefix(Capability.NET_RAW, Capability.NET_ADMIN))
        .containsExactly("setsid");
  }

  @Test
  void aUserHandsOnOnlyWhatAChildNeeds() {
    Capabilities user = status("1000", "0000000000003400", "0000000000003400");

    assertThat(user.commandPrefix())
        .containsExactly("setsid", "setpriv", "--ambient-caps=-all", "--inh-caps=-all", "--");
    assertThat(user.commandPrefix(Capability.NET_BIND_SERVICE))
        .containsExactly(
            "setsid",
            "setpriv",
            "--ambient-caps=-all,+net_bind_service",
            "--inh-caps=-all,+net_bind_service",
            "--");
  }

  @Test
  void aUserWithoutAnyHasNothingToHandOn() {
    Capabilities user = status("1000", "0000000000000000", "0000000000000000");

    assertThat(user.has(Capability.NET_RAW)).isFalse();
    assertThat(user.commandPrefix(Capability.NET_RAW)).containsExactly("setsid");
  }

  @Test
  void rootWithoutTheRightToGiveUpRightsStartsChildrenAsTheyAre() {
    Capabilities confined = status("0", "0000000000002000", "0000000000000000");

    assertThat(confined.commandPrefix()).containsExactly("setsid");
  }

  private static Capabilities status(String user, String effective, String ambient) {
    return Capabilities.parse(
        List.of(
            "Name:\tjava",
            "Uid:\t" + user + "\t" + user + "\t" + user + "\t" + user,
            "CapEff:\t" + effective,
            "CapAmb:\t" + ambient));
  }
}
