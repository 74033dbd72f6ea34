package trafficanalyzer.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import trafficanalyzer.analysis.conversation.ConversationOptions;
import trafficanalyzer.analysis.conversation.filter.DisplayFilter;
import trafficanalyzer.analysis.statistics.StatisticsOptions;

class ConversationsOptionTest {
  private static final StatisticsOptions NINE_FRAMES =
      new StatisticsOptions(Duration.ofSeconds(3), false, 9, 1, 1);

  @Command
  private static final class Some {
    @Mixin private ConversationsOption conversations;
  }

  @Test
  void allPacketsCountUnlessSaidOtherwise() {
    ConversationOptions options = parse().options(NINE_FRAMES).orElseThrow();

    assertThat(options.filter()).isSameAs(DisplayFilter.ALL);
    assertThat(options.withoutLocal()).isFalse();
    assertThat(options.mostFrames()).isEqualTo(9);
    assertThat(options.interval()).hasSeconds(3);
  }

  @Test
  void theyMayBeLeftOut() {
    assertThat(parse("--without-conversations").options(NINE_FRAMES)).isEmpty();
  }

  @Test
  void packetsAreChosen() {
    ConversationOptions options =
        parse("--conversations", "--filter", "tcp", "--without-local")
            .options(NINE_FRAMES)
            .orElseThrow();

    assertThat(options.filter()).isNotSameAs(DisplayFilter.ALL);
    assertThat(options.withoutLocal()).isTrue();
  }

  @Test
  void whatMakesNoSenseIsTold() {
    assertThatThrownBy(
            () -> parse("--without-conversations", "--filter", "tcp").options(NINE_FRAMES))
        .hasMessageEndingWith("do not go with --without-conversations");
    assertThatThrownBy(() -> parse("--conversations", "--filter", "tcp &&").options(NINE_FRAMES))
        .hasMessage("filter not understood at its end: expected a field or protocol");
  }

  private static ConversationsOption parse(String... arguments) {
    Some command = new Some();
    new CommandLine(command).parseArgs(arguments);
    return command.conversations;
  }
}
