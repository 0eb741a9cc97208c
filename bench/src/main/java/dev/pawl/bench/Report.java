package dev.pawl.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * All contenders side by side.
 *
 * @param work what each of them did
 */
public record Report(Work work, List<Measured> measured) {

  private static final String ROW = "%-22s %9s %9s %9s %7s %7s %10s %12s %11s %14s %12s %13s%n";

  public Report {
    measured = List.copyOf(measured);
  }

  /** For people. */
  public String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "%d nodes, %d pods, a machine boots in %d s, a pod ends in %d s%n"
            .formatted(
                work.nodes(), work.pods(), work.boot().toSeconds(), work.podEnd().toSeconds()));
    table.append(
        ROW.formatted(
            "",
            "seconds",
            "span, s",
            "path, s",
            "ratio",
            "span's",
            "s / node",
            "moves / pod",
            "peak surge",
            "requests/node",
            "writes/node",
            "actions/node"));
    for (Measured m : measured) {
      table.append(
          ROW.formatted(
              m.contender(),
              number("%.1f", m.seconds()),
              number("%.1f", m.spanSeconds()),
              number("%.1f", m.pathSeconds()),
              number("%.2f", m.ratio()),
              number("%.2f", m.spanRatio()),
              number("%.1f", m.secondsPerNode()),
              number("%.2f", m.movesPerPod()),
              m.peakSurge(),
              number("%.1f", m.requestsPerNode()),
              number("%.1f", m.writesPerNode()),
              m.actionsPerNode() == null ? "-" : number("%.2f", m.actionsPerNode())));
    }
    return table.toString();
  }

  /** For programs. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    new ObjectMapper()
        .registerModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .writerWithDefaultPrettyPrinter()
        .writeValue(file.toFile(), this);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
