package trafficanalyzer.packet.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import trafficanalyzer.packet.Addresses;
import trafficanalyzer.packet.flow.Flow;

/** Which of several names an address has for a connection that begins 100 s after the epoch. */
class CandidatesTest {
  private static final long MILLISECOND = 1_000_000L;
  private static final long BEGAN = 100_000 * MILLISECOND;
  private static final long ALICE = 0xFFFF_0A00_0001L;
  private static final long BOB = 0xFFFF_0A00_0002L;
  private static final long SERVER = 0xFFFF_C000_0201L;
  private static final long LAN_SERVER = 0xFFFF_0A00_0009L;

  private final NameTable names = new NameTable(1000, Duration.ofSeconds(100));
  private final NameTable certain = new NameTable(1000, Duration.ofSeconds(100), true);

  @Test
  void theLatestAnswerIsTheBestGuessAndTheOthersAreCandidates() {
    tell(-9000, "a.com", 0, 0);
    tell(-5000, "b.com", 0, 0);
    tell(-2000, "a.com", 0, 0);
    tell(-1000, "c.com", 0, 0);
    assertThat(guess()).isEqualTo("c.com of [a.com, b.com]");
    assertThat(certainly()).isEqualTo("null of [c.com, a.com, b.com]");
  }

  @Test
  void anAnswerThatBeginsWithTheAddressComesBeforeALaterOneThatDoesNot() {
    tell(-5000, "first.com", 0, 0);
    tell(-1000, "second.com", 1, 0);
    assertThat(guess()).isEqualTo("first.com of [second.com]");
  }

  @Test
  void anAnswerJustBeforeDecides() {
    tell(-5000, "old.com", 0, 0);
    tell(-19, "new.com", 0, 0);
    assertThat(certainly()).isEqualTo("new.com of [old.com]");
  }

  @Test
  void twoAnswersJustBeforeDoNot() {
    tell(-18, "one.com", 0, 0);
    tell(-15, "two.com", 0, 0);
    assertThat(guess()).isEqualTo("two.com of [one.com]");
    assertThat(certainly()).startsWith("null");
  }

  @Test
  void aQuestionAtTheVeryMomentDecidesThoughItsAnswerComesLater() {
    tell(-5000, "old.com", 0, 0);
    tell(20, "asked.com", 3, 19);
    assertThat(certainly()).isEqualTo("asked.com of [old.com]");
  }

  @Test
  void aQuestionAFewMillisecondsApartDoesNot() {
    tell(-5000, "old.com", 0, 0);
    tell(20, "asked.com", 0, 15);
    assertThat(guess()).isEqualTo("old.com of [asked.com]");
  }

  @Test
  void whatIsToldAfterTheCaptureEndsIsNotLookedAt() {
    names.restart(BEGAN + 10 * MILLISECOND);
    tell(-5000, "old.com", 0, 0);
    tell(20, "asked.com", 0, 19);
    assertThat(guess()).isEqualTo("old.com of []");
  }

  @Test
  void theOnlyNameIsCertainUnlessTheClientWouldHaveTakenAnotherAddress() {
    tell(-5000, "only.com", 0, 0);
    assertThat(certainly()).isEqualTo("only.com of []");
    tell(-4000, "only.com", 2, 0);
    assertThat(certainly()).isEqualTo("only.com of []");
    NameTable other = new NameTable(10, Duration.ofSeconds(100), true);
    other.add(observation(-5000, ALICE, SERVER, "only.com", NameSource.DNS, 2, 0));
    assertThat(other.find(flow(SERVER))).isFalse();
    assertThat(other.candidates()).containsExactly("only.com");
  }

  @Test
  void whatTheClientWasToldComesBeforeWhatOthersWere() {
    names.add(observation(-10, BOB, SERVER, "bobs.com", NameSource.DNS, 0, 0));
    tell(-5000, "alices.com", 0, 0);
    assertThat(guess()).isEqualTo("alices.com of [bobs.com]");
  }

  @Test
  void ofWhatOthersWereToldOnlyASingleNameIsCertain() {
    tellBob(-10, "one.com");
    assertThat(certainly()).isEqualTo("one.com of []");
    assertThat(certain.source()).isEqualTo(NameSource.DNS_OTHER_CLIENT);
    tellBob(-5, "two.com");
    assertThat(certainly()).isEqualTo("null of [two.com, one.com]");
  }

  @Test
  void aNameThatIsToldOnlyLaterIsPossible() {
    tell(500, "later.com", 0, 0);
    assertThat(guess()).isEqualTo("null of [later.com]");
  }

  @Test
  void answersThatAreTooOldDoNotCount() {
    tell(-100_001, "old.com", 0, 0);
    assertThat(guess()).isEqualTo("null of []");
  }

  @Test
  void candidatesAreBounded() {
    for (int i = 0; i < 100; i++) {
      tell(-1000 + i, "host" + i + ".com", 0, 0);
    }
    names.find(flow(SERVER));
    assertThat(names.endpoint()).isEqualTo("host99.com");
    assertThat(names.candidates()).hasSize(Candidates.MOST - 1).startsWith("host98.com");
  }

  @Test
  void multicastNamesLocalAddressesOnlyAndOnlyWhereNothingElseDoes() {
    names.add(observation(-10, BOB, SERVER, "evil.local", NameSource.MDNS, 0, 0));
    assertThat(guess()).isEqualTo("null of []");
    names.add(observation(-10, BOB, LAN_SERVER, "printer.local", NameSource.MDNS, 0, 0));
    assertThat(names.find(flow(LAN_SERVER))).isTrue();
    assertThat(names.endpoint()).isEqualTo("printer.local");
    assertThat(names.source()).isEqualTo(NameSource.MDNS);
    names.add(observation(-5000, BOB, LAN_SERVER, "printer.example", NameSource.DNS, 0, 0));
    assertThat(names.find(flow(LAN_SERVER))).isTrue();
    assertThat(names.endpoint()).isEqualTo("printer.example");
  }

  private void tell(long milliseconds, String hostname, int position, long waited) {
    NameObservation told =
        observation(milliseconds, ALICE, SERVER, hostname, NameSource.DNS, position, waited);
    names.add(told);
    certain.add(told);
  }

  private void tellBob(long milliseconds, String hostname) {
    certain.add(observation(milliseconds, BOB, SERVER, hostname, NameSource.DNS, 0, 0));
  }

  private static NameObservation observation(
      long milliseconds,
      long client,
      long address,
      String hostname,
      NameSource source,
      int position,
      long waited) {
    long time = BEGAN + milliseconds * MILLISECOND;
    return new NameObservation(
        time,
        Addresses.toInetAddress(0, client),
        Addresses.toInetAddress(0, address),
        hostname,
        source,
        position,
        waited == 0 ? NameObservation.UNKNOWN : time - waited * MILLISECOND);
  }

  private String guess() {
    return found(names);
  }

  private String certainly() {
    return found(certain);
  }

  private static String found(NameTable table) {
    table.find(flow(SERVER));
    List<String> candidates = table.candidates();
    return table.endpoint() + " of " + candidates;
  }

  private static Flow flow(long server) {
    return new Flow(
        0, 6, 0, ALICE, 40000, 0, server, 443, BEGAN, BEGAN + MILLISECOND, 1, 60, 0, 0, true);
  }
}
