package dev.pawl.planner;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;

/** The planner is pure: what it decides depends on nothing but what it is given. */
@AnalyzeClasses(packages = "dev.pawl.planner", importOptions = DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule KNOWS_ONLY_THE_JDK_JACKSON_AND_RECURRENCE_RULES =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.pawl.planner..", "java..", "com.fasterxml.jackson..", "org.dmfs..");

  @ArchTest
  static final ArchRule KEEPS_THE_LIBRARY_OF_RECURRENCE_RULES_BEHIND_ONE_CLASS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.pawl.planner.window.Recurrence")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.dmfs..");

  @ArchTest
  static final ArchRule READS_AND_WRITES_NOTHING =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          // A URI is only text that is well formed.
          .haveNameMatching("java\\.net\\.(?!URI$|URISyntaxException$).*")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(File.class)
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in");

  @ArchTest
  static final ArchRule HAS_NO_CLOCK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould(callMethod(Instant.class, "now"))
          .orShould(callMethod(LocalDateTime.class, "now"))
          .orShould(callMethod(ZonedDateTime.class, "now"))
          .orShould(callMethod(System.class, "currentTimeMillis"))
          .orShould(callMethod(System.class, "nanoTime"));

  @ArchTest
  static final ArchRule THROWS_NO_DICE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.(Random|SplittableRandom|random\\..*)")
          .orShould(callMethod(UUID.class, "randomUUID"))
          .orShould(callMethod(Math.class, "random"));

  @ArchTest
  static final ArchRule RUNS_ON_ITS_CALLERS_THREAD =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..");

  @ArchTest
  static final ArchRule REMEMBERS_NOTHING =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule ASKS_NO_ENVIRONMENT =
      noClasses()
          .should(callMethod(System.class, "getenv"))
          .orShould(callMethod(System.class, "getenv", String.class))
          .orShould(callMethod(System.class, "getProperty", String.class));
}
