package trafficanalyzer.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricNamesTest {
  @ParameterizedTest
  @CsvSource({
    "hahaha.com, hahaha_com",
    "a-b.c, a_b_c",
    "a_b.c, a_b_c",
    "1und1.de, _1und1_de",
    "_1und1.de, _1und1_de",
    "x_total, x_total",
    "a.info, a_info",
    "a.bucket, a_bucket",
    "bücher.example, b_cher_example",
    "😀.example, __example",
    "٣.example, __example",
    "*.example, __example",
    "'a b\"c\\d', a_b_c_d",
    "'', ''",
    "other, other",
  })
  void everyCharacterThatANameCannotHoldBecomesAnUnderscore(String endpoint, String name) {
    assertThat(MetricNames.of(endpoint)).isEqualTo(name);
  }
}
