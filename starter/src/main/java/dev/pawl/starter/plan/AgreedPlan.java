package dev.pawl.starter.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.PlanDifference;
import dev.pawl.planner.plan.PlanOutline;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.cli.UserError.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The plan that people agreed on, as {@code pawl plan -o json} printed it (I9: where the cluster
 * has changed since, it is said before anything is done).
 *
 * @param file as it was typed
 */
public record AgreedPlan(Path file, PlanOutline outline) {

  /**
   * Reads it.
   *
   * @throws UserError where it is no such document
   */
  public static AgreedPlan read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      PlanOutline outline = new ObjectMapper().readValue(text, PlanOutline.class);
      if (outline == null || outline.from() == null || outline.target() == null) {
        throw none(file, null);
      }
      return new AgreedPlan(file, outline);
    } catch (JsonProcessingException e) {
      throw none(file, e);
    } catch (NoSuchFileException e) {
      throw new UserError("there is no file " + file.toAbsolutePath(), e);
    } catch (IOException e) {
      throw new UserError("cannot read %s: %s".formatted(file.toAbsolutePath(), e.getMessage()), e);
    }
  }

  private static UserError none(Path file, JsonProcessingException e) {
    return new UserError(
        "%s is no plan: it has to be what 'pawl plan -o json' printed".formatted(file), e);
  }

  /**
   * Makes sure that a plan made now is the same.
   *
   * @throws UserError with every difference, where it is not
   */
  public void mustStillHold(Plan now) {
    List<String> differences = PlanDifference.between(outline, PlanOutline.of(now));
    if (!differences.isEmpty()) {
      List<Problem> problems =
          differences.stream().map(d -> new Problem(null, null, "PLAN", d, "")).toList();
      throw new UserError(
          ("the plan is not the one in %s any more. Nothing was changed: look at 'pawl plan' anew, or"
                  + " start without --plan")
              .formatted(file),
          ExitCode.BLOCKED,
          problems);
    }
  }
}
