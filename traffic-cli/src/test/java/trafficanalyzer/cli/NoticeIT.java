package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of other people's libraries, against the jars that were built with; so after that. */
class NoticeIT {
  private static final Path HOME = Path.of(System.getProperty("traffic.home", ".."));
  private static final String OURS = "-1.0.0-SNAPSHOT";
  private static final String NODE = "For the embedded Cassandra node";

  @Test
  void eachLibraryOfTheCommandsIsNamedWithItsLicence() throws IOException {
    String list = Files.readString(HOME.resolve("NOTICE"));

    assertNamed("traffic-cli/target/lib", list.substring(0, list.indexOf(NODE)));
  }

  @Test
  void eachLibraryOfTheNodeIsNamedWithItsLicence() throws IOException {
    String list = Files.readString(HOME.resolve("NOTICE"));

    assertNamed("cassandra-config/node/target/lib", list.substring(list.indexOf(NODE)));
  }

  private static void assertNamed(String folder, String list) throws IOException {
    List<String> words = List.of(list.split("\\s+"));
    List<String> libraries = libraries(HOME.resolve(folder));
    assertThat(libraries).hasSizeGreaterThan(50);
    assertThat(libraries).allSatisfy(name -> assertThat(isNamed(name, words)).as(name).isTrue());
    assertThat(words.stream().filter(word -> word.endsWith("*")))
        .allSatisfy(
            word ->
                assertThat(libraries)
                    .as(word)
                    .anyMatch(name -> name.startsWith(word.substring(0, word.length() - 1))));
  }

  private static boolean isNamed(String name, List<String> words) {
    return words.stream()
        .anyMatch(
            word ->
                word.endsWith("*")
                    ? name.startsWith(word.substring(0, word.length() - 1))
                    : name.equals(word));
  }

  /** Without their versions. */
  private static List<String> libraries(Path folder) throws IOException {
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> !name.contains(OURS))
          .map(name -> name.replaceFirst("-[0-9].*", ""))
          .sorted()
          .toList();
    }
  }
}
