package trafficanalyzer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import trafficanalyzer.service.Setting;

/** The README's table of settings is what the programs read. */
class SettingsTableTest {
  private static final String BEGIN = "<!-- settings -->";
  private static final String END = "<!-- /settings -->";

  /** The readers of each setting; the same variable may mean something else to another reader. */
  private final Map<Setting, TreeSet<String>> readers =
      new TreeMap<>(Comparator.comparing(Setting::name).thenComparing(Setting::meaning));

  @Test
  void theReadmeListsEverySettingThatTheProgramsRead()
      throws ReflectiveOperationException, IOException {
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("trafficanalyzer")) {
      if (type.tryGetField("SETTINGS").isPresent()) {
        read(type.reflect());
      }
    }

    String readme = Files.readString(Path.of("..", "README.md"));

    assertThat(readme).contains(BEGIN, END);
    String told =
        readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END)).strip();
    assertThat(told)
        .as("the README's table; what is expected can be pasted there")
        .isEqualTo(table());
  }

  private void read(Class<?> config) throws ReflectiveOperationException {
    Field field = config.getDeclaredField("SETTINGS");
    field.setAccessible(true);
    for (Object setting : (Iterable<?>) field.get(null)) {
      readers.computeIfAbsent((Setting) setting, key -> new TreeSet<>()).add(name(config));
    }
  }

  /** {@code LoaderConfig} is the loader's, {@code StoreConfig} that of whoever asks Cassandra. */
  private static String name(Class<?> config) {
    String name = config.getSimpleName().replaceFirst("(Config|Main|Options)$", "");
    return switch (name) {
      case "Store" -> "cql, load";
      case "Schema" -> "setup";
      default -> name.toLowerCase(Locale.ROOT);
    };
  }

  private String table() {
    StringBuilder table =
        new StringBuilder("| variable | default | read by | meaning |\n|---|---|---|---|");
    readers.forEach(
        (setting, names) -> {
          String value = setting.defaultValue();
          table
              .append("\n| `")
              .append(setting.name())
              .append("` | ")
              .append(value.isEmpty() ? "" : "`" + value + "`")
              .append(" | ")
              .append(String.join(", ", names))
              .append(" | ")
              .append(setting.meaning())
              .append(" |");
        });
    return table.toString();
  }
}
