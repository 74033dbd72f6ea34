package trafficanalyzer.interceptor.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import trafficanalyzer.interceptor.producer.Site.Kind;

class ProducerTest {
  private final ProducerConfig config = ProducerConfig.from(Map.of());
  private final List<Site> sites = Sites.all(config.ipv6Port());
  private final DnsZone zone = new DnsZone(sites, config::address);

  @Test
  void theMockInternetHoldsEveryCaseThatNamingMustGetRight() {
    assertThat(sites).hasSizeGreaterThanOrEqualTo(20);
    assertThat(sites).extracting(Site::hostname).doesNotHaveDuplicates();
    assertThat(sites).extracting(Site::hostname).contains("hahaha.com", "huhuhu.ro");
    Set<Integer> addresses = new HashSet<>();
    assertThat(sites)
        .filteredOn(site -> !site.onIpv6() && !addresses.add(site.addresses().get(0)))
        .as("sites that share an address")
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(sites).filteredOn(site -> !site.aliases().isEmpty()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(sites).filteredOn(site -> site.addresses().size() > 1).isNotEmpty();
    assertThat(sites).filteredOn(Site::onIpv6).hasSize(1);
    for (String name : List.of("hahaha.com", "huhuhu.ro")) {
      assertThat(site(name).doors())
          .anySatisfy(door -> assertThat(door.port()).isGreaterThan(32767));
    }
    assertThat(sites)
        .flatExtracting(Site::doors)
        .extracting(Site.Door::kind)
        .contains(Kind.values());
  }

  @Test
  void anAnswerFollowsTheCnameChainToTheAddress() {
    assertThat(answer("www.hahaha.com", Type.A, 0))
        .containsExactly(
            "www.hahaha.com.\t\t30\tIN\tCNAME\thahaha.cdn.example.",
            "hahaha.cdn.example.\t30\tIN\tCNAME\tedge1.example.",
            "edge1.example.\t\t30\tIN\tA\t127.53.0.22");
  }

  @Test
  void oneSiteMovesEveryMinute() {
    assertThat(answer("moving.example.com", Type.A, 59_999))
        .hasSize(1)
        .first()
        .asString()
        .endsWith(".30");
    assertThat(answer("moving.example.com", Type.A, 60_000))
        .hasSize(1)
        .first()
        .asString()
        .endsWith(".31");
  }

  @Test
  void theSiteOnIpv6HasAnAaaaRecordOnly() {
    assertThat(answer("six.hahaha.com", Type.AAAA, 0))
        .hasSize(1)
        .first()
        .asString()
        .contains("0:0:0:0:0:0:0:1");
    assertThat(answer("six.hahaha.com", Type.A, 0)).isEmpty();
  }

  @Test
  void anUnknownNameDoesNotExist() {
    assertThat(ask("nosuch.example.com", Type.A, 0).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void theFilterMatchesThisNetworkAndItsIpv6PortOnly() {
    assertThat(config.captureFilter())
        .isEqualTo("net 127.53.0.0/24 or (ip6 host ::1 and tcp port 5380)");
    assertThat(ProducerConfig.captureFilter("127.53.1"))
        .isEqualTo("net 127.53.1.0/24 or (ip6 host ::1 and tcp port 5381)");
    assertThat(ProducerConfig.from(Map.of("TRAFFIC_PRODUCER_IPV6_PORT", "6000")).captureFilter())
        .endsWith("tcp port 6000)");
  }

  @Test
  void onlyLoopbackNetworksAndSensibleRatesAreTaken() {
    for (String network : List.of("10.0.0", "127.53", "127.53.0.1", "127.256.0", "localhost")) {
      assertThatThrownBy(() -> ProducerConfig.from(Map.of("TRAFFIC_PRODUCER_NETWORK", network)))
          .hasMessageContaining("three octets that begin with 127");
    }
    assertThat(ProducerConfig.from(Map.of("TRAFFIC_PRODUCER_RATE", "0.5")).rate()).isEqualTo(0.5);
    for (String rate : List.of("0", "NaN", "x", "-1", "101")) {
      assertThatThrownBy(() -> ProducerConfig.from(Map.of("TRAFFIC_PRODUCER_RATE", rate)))
          .hasMessageContaining("a number from 0.01 to 100");
    }
  }

  private Site site(String hostname) {
    return sites.stream().filter(s -> s.hostname().equals(hostname)).findFirst().orElseThrow();
  }

  private List<String> answer(String hostname, int type, long millis) {
    return ask(hostname, type, millis).getSection(Section.ANSWER).stream()
        .map(Record::toString)
        .toList();
  }

  private Message ask(String hostname, int type, long millis) {
    return zone.answer(
        Message.newQuery(Record.newRecord(DnsZone.name(hostname), type, DClass.IN)), millis);
  }
}
