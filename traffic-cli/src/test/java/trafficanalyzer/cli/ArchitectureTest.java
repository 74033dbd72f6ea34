package trafficanalyzer.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The arrows between the modules point one way: services, then store, then what all share. */
class ArchitectureTest {
  private static final String ROOT = "trafficanalyzer.";

  /** Each module with those of ours that it may use. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          "packet", List.of(),
          "testing", List.of(),
          "service", List.of(),
          "node", List.of("service"),
          "store", List.of("service"),
          "interceptor", List.of("service"),
          "exporter", List.of("service"),
          "loader", List.of("service", "store", "packet"),
          "analysis", List.of("packet"),
          "cli",
              List.of(
                  "service",
                  "store",
                  "packet",
                  "node",
                  "interceptor",
                  "exporter",
                  "loader",
                  "analysis"));

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("trafficanalyzer");

  @Test
  void everyModuleIsLookedAt() {
    MAY_USE
        .keySet()
        .forEach(
            module ->
                assertThat(OURS.that(resideInAPackage(ROOT + module + "..")))
                    .as(module)
                    .isNotEmpty());
    classes().should().resideInAnyPackage(packages(MAY_USE.keySet())).check(OURS);
  }

  @Test
  void aModuleUsesOnlyThoseBelowIt() {
    MAY_USE.forEach(
        (module, below) -> {
          List<String> allowed = new ArrayList<>(below);
          allowed.add(module);
          DescribedPredicate<JavaClass> forbidden =
              resideInAPackage("trafficanalyzer..")
                  .and(DescribedPredicate.not(resideInAnyPackage(packages(allowed))));
          noClasses()
              .that()
              .resideInAPackage(ROOT + module + "..")
              .should()
              .dependOnClassesThat(forbidden)
              .check(OURS);
        });
  }

  @Test
  void nothingGoesInCircles() {
    slices().matching("trafficanalyzer.(*)..").should().beFreeOfCycles().check(OURS);
    slices().matching("trafficanalyzer.cli.(*)..").should().beFreeOfCycles().check(OURS);
    slices().matching("trafficanalyzer.analysis.(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void theInterceptorNeverParsesWhatItRecords() {
    noClasses()
        .that()
        .resideInAPackage("trafficanalyzer.interceptor")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("trafficanalyzer.packet..", "org.xbill.DNS..")
        .check(OURS);
  }

  private static String[] packages(Iterable<String> modules) {
    List<String> packages = new ArrayList<>();
    modules.forEach(module -> packages.add(ROOT + module + ".."));
    return packages.toArray(String[]::new);
  }
}
