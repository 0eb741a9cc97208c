package dev.pawl.workflows;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * Workflows are replayed: what is not Temporal's own clock, dice or threads would give another
 * answer the second time.
 */
@AnalyzeClasses(packages = "dev.pawl.workflows", importOptions = DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule DO_NOT_KNOW_HOW_IT_IS_DONE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8..",
              "io.micrometer..",
              "java.net..",
              "java.nio.file..",
              "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)");

  @ArchTest
  static final ArchRule HAVE_TEMPORALS_CLOCK_ONLY =
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
  static final ArchRule HAVE_TEMPORALS_DICE_ONLY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.(Random|SplittableRandom|random\\..*)")
          .orShould(callMethod(UUID.class, "randomUUID"))
          .orShould(callMethod(Math.class, "random"));

  @ArchTest
  static final ArchRule HAVE_TEMPORALS_THREADS_ONLY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.concurrent\\.(?!TimeUnit$).*")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould(callMethod(Object.class, "wait"))
          .orShould(callMethod(Object.class, "notifyAll"));

  @ArchTest
  static final ArchRule ASK_NO_ENVIRONMENT =
      noClasses()
          .should(callMethod(System.class, "getenv"))
          .orShould(callMethod(System.class, "getenv", String.class))
          .orShould(callMethod(System.class, "getProperty", String.class));

  @ArchTest
  static final ArchRule REMEMBER_NOTHING_OUTSIDE_A_RUN =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);
}
