package dev.pawl.starter.status;

import dev.pawl.starter.output.Terminal;
import dev.pawl.workflows.status.UpgradeStatus;
import java.time.Instant;
import java.util.List;

/** Shows an upgrade as it goes: drawn over in place for a person, lines on change for a file. */
public final class Screen {

  private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[J";

  private final Terminal terminal;
  private UpgradeStatus shown;
  private int drawn;

  public Screen(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows this status. */
  public void show(UpgradeStatus status, Instant now) {
    if (terminal.live()) {
      draw(LiveView.lines(status, now, terminal.columns()));
    } else {
      ChangeLog.lines(shown, status).forEach(terminal.out()::println);
    }
    shown = status;
    terminal.out().flush();
  }

  /** A line of its own, which stays. */
  public void say(String line) {
    draw(List.of());
    terminal.out().println(line);
    terminal.out().flush();
  }

  private void draw(List<String> lines) {
    if (drawn > 0) {
      terminal.out().print(UP_AND_CLEAR.formatted(drawn));
    }
    lines.forEach(terminal.out()::println);
    drawn = lines.size();
  }
}
