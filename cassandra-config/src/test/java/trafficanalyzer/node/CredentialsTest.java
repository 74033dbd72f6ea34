package trafficanalyzer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trafficanalyzer.service.ServiceException;

class CredentialsTest {
  @TempDir Path temporary;

  @Test
  void everyFileIsItsOwnersAlone() throws IOException {
    Credentials.generate(folder()).writeCqlshrc("127.0.0.1", 9042);

    try (Stream<Path> paths = Files.walk(folder())) {
      for (Path path : paths.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as("%s", path)
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "r--------");
      }
    }
    assertThat(contents(folder()).keySet())
        .containsExactlyInAnyOrder(
            "admin/cql-admin.password",
            "admin/jmx-admin.password",
            "admin/cqlshrc",
            "admin/cqlsh-credentials",
            "loader/cql-loader.password",
            "page/cql-page.password",
            "exporter/jmx-exporter.password",
            "cassandra/cql-admin.password",
            "cassandra/jmxremote.password",
            "cassandra/jmxremote.access",
            "cassandra/.cassandra/credentials");
  }

  @Test
  void passwordsAreLongAndAllDifferent() {
    Credentials credentials = Credentials.generate(folder());
    List<String> passwords =
        Stream.of(
                credentials.cqlPassword(Credentials.ADMIN),
                credentials.cqlPassword(Credentials.LOADER),
                credentials.cqlPassword(Credentials.PAGE),
                credentials.jmxAdminPassword(),
                credentials.jmxExporterPassword())
            .map(Credentials::read)
            .toList();

    assertThat(passwords)
        .doesNotHaveDuplicates()
        .allSatisfy(password -> assertThat(password).matches("[A-Za-z0-9_-]{32}"));
    String other =
        Credentials.read(
            Credentials.generate(temporary.resolve("other")).cqlPassword(Credentials.ADMIN));
    assertThat(passwords).doesNotContain(other);
  }

  @Test
  void aSecondRunChangesNothing() throws IOException {
    Credentials.generate(folder());
    Map<String, String> first = contents(folder());
    Credentials.generate(folder());

    assertThat(contents(folder())).isEqualTo(first);
  }

  @Test
  void whatIsMissingIsMadeAndTheRestIsKept() throws IOException {
    Credentials credentials = Credentials.generate(folder());
    Map<String, String> first = contents(folder());
    Files.delete(credentials.jmxPassword());
    Files.delete(credentials.cqlPassword(Credentials.LOADER));
    Credentials.generate(folder());

    Map<String, String> second = contents(folder());
    assertThat(second.keySet()).isEqualTo(first.keySet());
    assertThat(second.remove("loader/cql-loader.password"))
        .isNotEqualTo(first.remove("loader/cql-loader.password"));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void theNodesFilesRepeatTheSecretsOfTheirUsers() throws IOException {
    Credentials credentials = Credentials.generate(folder());

    assertThat(credentials.jmxPassword())
        .hasContent(
            "traffic_exporter %s\ntraffic_admin %s"
                .formatted(
                    Credentials.read(credentials.jmxExporterPassword()),
                    Credentials.read(credentials.jmxAdminPassword())));
    assertThat(credentials.jmxAccess())
        .hasContent("traffic_exporter readonly\ntraffic_admin readwrite");
    assertThat(credentials.nodeAdminPassword())
        .hasSameTextualContentAs(credentials.cqlPassword(Credentials.ADMIN));
  }

  @Test
  void cqlshIsPointedAtTheNodeAndItsSettingsHoldNoSecret() throws IOException {
    Credentials credentials = Credentials.generate(folder());
    credentials.writeCqlshrc("127.0.0.1", 9042);
    credentials.writeCqlshrc("127.0.0.2", 19042);

    Path secret = folder().resolve("admin/cqlsh-credentials");
    String admin = Credentials.read(credentials.cqlPassword(Credentials.ADMIN));
    assertThat(credentials.cqlshrc())
        .hasContent(
            "[authentication]\ncredentials = %s\n\n[connection]\nhostname = 127.0.0.2\nport = 19042"
                .formatted(secret));
    assertThat(secret)
        .hasContent(
            "[PlainTextAuthProvider]\nusername = traffic_admin\npassword = %s".formatted(admin));
  }

  @Test
  void aSecretThatOthersMayReadIsRefusedWithTheCommandThatMendsIt() throws IOException {
    Path password = Credentials.generate(folder()).cqlPassword(Credentials.LOADER);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("r--r-----"));

    assertThatThrownBy(() -> Credentials.generate(folder()))
        .isInstanceOf(ServiceException.class)
        .hasMessage(
            password
                + " may be used by others (r--r-----) and holds secrets; chmod 400 "
                + password);
  }

  @Test
  void aFolderThatOthersMayEnterIsRefused() throws IOException {
    Credentials.generate(folder());
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatThrownBy(() -> Credentials.generate(folder()))
        .isInstanceOf(ServiceException.class)
        .hasMessageEndingWith("chmod 700 " + folder());
  }

  @Test
  void twoThatStartAtOnceAgree() throws Exception {
    CompletableFuture.allOf(
            IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> Credentials.generate(folder())))
                .toArray(CompletableFuture[]::new))
        .get();

    Credentials credentials = Credentials.in(folder());
    assertThat(credentials.nodeAdminPassword())
        .hasSameTextualContentAs(credentials.cqlPassword(Credentials.ADMIN));
    assertThat(contents(folder()).keySet()).noneMatch(name -> name.contains(".new"));
  }

  @Test
  void aPlaceThatIsNoFolderIsTold() throws IOException {
    Files.writeString(folder(), "a file");

    assertThatThrownBy(() -> Credentials.generate(folder()))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("the credentials cannot be written to " + folder());
  }

  @Test
  void theProgramTakesItsFolderFromTheEnvironment() {
    CredentialsMain.generate(Map.of("TRAFFIC_CREDENTIALS", folder().toString()));

    assertThat(Credentials.in(folder()).cqlshrc()).exists();
    assertThatThrownBy(() -> CredentialsMain.generate(Map.of("TRAFFIC_CREDENTIAL", "x")))
        .hasMessageContaining("unknown setting TRAFFIC_CREDENTIAL;");
  }

  private Path folder() {
    return temporary.resolve("credentials");
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(path).toString(), Files.readString(path));
      }
    }
    return contents;
  }
}
