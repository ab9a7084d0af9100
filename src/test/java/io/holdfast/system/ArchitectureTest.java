package io.holdfast.system;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of the design: {@code web → ejb → engine ← brick}, and the names of things. */
class ArchitectureTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES = List.of("engine", "rbd", "brick", "ejb", "web");

  private static final JavaClasses ENGINE = module("engine");
  private static final JavaClasses RBD = module("rbd");
  private static final JavaClasses BRICK = module("brick");
  private static final JavaClasses EJB = module("ejb");
  private static final JavaClasses WEB = module("web");
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .importPaths(MODULES.stream().map(ArchitectureTest::classesOf).toList());

  private static JavaClasses module(String name) {
    JavaClasses found = new ClassFileImporter().importPath(classesOf(name));
    assertThat(found).as("classes of %s", name).isNotEmpty();
    return found;
  }

  private static Path classesOf(String module) {
    return ROOT.resolve(module).resolve("target/classes");
  }

  @Test
  void theEngineKnowsNeitherTheServerNorTheService() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("jakarta..").and(not(resideInAPackage("jakarta.json.."))))
        .check(ENGINE);
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.holdfast..").and(not(resideInAPackage("io.holdfast.engine.."))))
        .check(ENGINE);
  }

  @Test
  void imagesAreReachedWithoutTheServerAndOnlyThroughOneModule() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("jakarta..").and(not(resideInAPackage("jakarta.json.."))))
        .orShould()
        .dependOnClassesThat(
            resideInAnyPackage("io.holdfast..")
                .and(not(resideInAnyPackage("io.holdfast.engine..", "io.holdfast.rbd.."))))
        .check(RBD);
    noClasses()
        .that(not(resideInAPackage("io.holdfast.rbd..")))
        .should()
        .dependOnClassesThat(resideInAPackage("com.ceph.."))
        .check(ALL);
  }

  @Test
  void theBrickAdapterKnowsOnlyTheEngineImagesAndTheConnectorApi() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "javax..",
                "jakarta.resource..",
                "io.holdfast.engine..",
                "io.holdfast.rbd",
                "io.holdfast.brick.."))
        .check(BRICK);
  }

  @Test
  void theServiceKnowsNeitherTheWebNorTheBrickAdapter() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.holdfast.web..", "io.holdfast.brick..", "jakarta.ws.rs.."))
        .check(EJB);
  }

  @Test
  void theWebKnowsNoTablesNoMessagesAndNoDevices() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("jakarta.persistence..", "jakarta.jms..", "io.holdfast.brick.."))
        .check(WEB);
  }

  @Test
  void capabilitiesDoNotDependOnEachOtherInCircles() {
    slices().matching("io.holdfast.(*)..").should().beFreeOfCycles().check(EJB);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Utils?|Helper)")
        .because("such a name fits everything")
        .check(ALL);
  }

  @Test
  void everyPackageSaysWhatLivesInIt() throws IOException {
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        List<Path> silent =
            files
                .filter(file -> file.toString().endsWith(".java"))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> Files.notExists(folder.resolve("package-info.java")))
                .toList();
        assertThat(silent).as("packages without a package-info").isEmpty();
      }
    }
  }
}
