package dev.pawl.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: starter → worker → activities → workflows → planner, never back. */
@AnalyzeClasses(packages = "dev.pawl", importOptions = DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule PLANNER_KNOWS_NOBODY =
      noClasses()
          .that()
          .resideInAPackage("dev.pawl.planner..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.pawl.workflows..",
              "dev.pawl.activities..",
              "dev.pawl.worker..",
              "dev.pawl.starter..",
              "dev.pawl.simulator..");

  @ArchTest
  static final ArchRule WORKFLOWS_KNOW_ONLY_THE_PLANNER =
      noClasses()
          .that()
          .resideInAPackage("dev.pawl.workflows..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.pawl.activities..",
              "dev.pawl.worker..",
              "dev.pawl.starter..",
              "dev.pawl.simulator..");

  @ArchTest
  static final ArchRule ACTIVITIES_DO_NOT_KNOW_WHO_RUNS_THEM =
      noClasses()
          .that()
          .resideInAPackage("dev.pawl.activities..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.pawl.worker..", "dev.pawl.starter..", "dev.pawl.simulator..");

  @ArchTest
  static final ArchRule WORKER_DOES_NOT_KNOW_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAPackage("dev.pawl.worker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.pawl.starter..", "dev.pawl.simulator..", "picocli..");

  @ArchTest
  static final ArchRule ONLY_ACTIVITIES_TALK_TO_CLUSTERS =
      noClasses()
          .that()
          .resideInAnyPackage("dev.pawl.worker..", "dev.pawl.workflows..", "dev.pawl.planner..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8..");
}
