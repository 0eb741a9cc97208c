package dev.pawl.activities;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "dev.pawl", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule ONLY_ACTIVITIES_KNOW_FABRIC8 =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.pawl.activities..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8..");

  @ArchTest
  static final ArchRule ACTIVITIES_DO_NOT_KNOW_WHO_RUNS_THEM =
      noClasses()
          .that()
          .resideInAPackage("dev.pawl.activities..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.pawl.worker..",
              "dev.pawl.starter..",
              "dev.pawl.simulator..",
              "dev.pawl.bench..");

  @ArchTest
  static final ArchRule DRIVERS_DO_NOT_KNOW_STEPS =
      noClasses()
          .that()
          .resideInAPackage("dev.pawl.activities.driver..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.pawl.activities.pool..", "dev.pawl.activities.cluster..");

  @ArchTest
  static final ArchRule FOUNDATIONS_DO_NOT_KNOW_WHAT_STANDS_ON_THEM =
      noClasses()
          .that()
          .resideInAnyPackage("dev.pawl.activities.kube..", "dev.pawl.activities.marks..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.pawl.activities.pool..",
              "dev.pawl.activities.cluster..",
              "dev.pawl.activities.drain..",
              "dev.pawl.activities.driver..",
              "dev.pawl.activities.step..");

  @ArchTest
  static final ArchRule ROOMS_OF_ADDONS_DO_NOT_KNOW_EACH_OTHER_IN_CIRCLES =
      slices().matching("dev.pawl.activities.addon.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ROOMS_OF_ADDONS_DO_NOT_KNOW_THE_STEPS =
      noClasses()
          .that()
          .resideInAPackage("dev.pawl.activities.addon.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.pawl.activities.addon");
}
