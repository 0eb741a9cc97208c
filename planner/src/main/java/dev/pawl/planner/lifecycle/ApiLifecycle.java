package dev.pawl.planner.lifecycle;

import dev.pawl.planner.version.Minor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which versions of the Kubernetes API have been removed or will be. Source: the lifecycle
 * functions in the Go modules {@code k8s.io/api} and its neighbours, by which an apiserver itself
 * decides what it serves; {@code planner/lifecycle/generate} writes them down. What a later release
 * says anew of a removal beyond {@link #knowsUpTo} cannot be known here.
 */
public final class ApiLifecycle {

  private static final String TABLE = "api-lifecycle.csv";
  private static final String SOURCE = "# source ";
  private static final String MAIN_SOURCE = "k8s.io/api v0.";
  private static final int COLUMNS = 7;

  private final List<String> sources;
  private final List<ApiRemoval> removals;
  private final Map<Key, ApiRemoval> byKind;

  private record Key(String apiVersion, String kind) {}

  private ApiLifecycle(List<String> sources, List<ApiRemoval> removals) {
    this.sources = List.copyOf(sources);
    this.removals = List.copyOf(removals);
    this.byKind =
        removals.stream()
            .collect(Collectors.toMap(r -> new Key(r.apiVersion(), r.kind()), Function.identity()));
  }

  /** The table that is part of this build. */
  public static ApiLifecycle shipped() {
    try (InputStream in = ApiLifecycle.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is missing from this build");
      }
      return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ApiLifecycle parse(BufferedReader lines) throws IOException {
    List<String> sources = new ArrayList<>();
    List<ApiRemoval> removals = new ArrayList<>();
    boolean inTable = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(SOURCE)) {
        sources.add(line.substring(SOURCE.length()));
      } else if (!line.startsWith("#")) {
        if (inTable) {
          removals.add(row(line));
        }
        // The first line that is no comment has the names of the columns.
        inTable = true;
      }
    }
    return new ApiLifecycle(sources, removals);
  }

  private static ApiRemoval row(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException(
          "%s: '%s' has %d columns, expected %d".formatted(TABLE, line, cells.length, COLUMNS));
    }
    Optional<String> replacement = Optional.of(cells[5]).filter(r -> !r.isEmpty());
    return new ApiRemoval(Minor.parse(cells[0]), cells[1], cells[2], replacement);
  }

  /** The Go modules that the facts are from, such as {@code k8s.io/api v0.37.2}. */
  public List<String> sources() {
    return sources;
  }

  /** The release whose facts these are: removals after it are announced, not done. */
  public Minor knowsUpTo() {
    return sources.stream()
        .filter(s -> s.startsWith(MAIN_SOURCE))
        .map(s -> s.substring(MAIN_SOURCE.length()))
        .map(s -> new Minor(1, Integer.parseInt(s.substring(0, s.indexOf('.')))))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(TABLE + " does not name " + MAIN_SOURCE));
  }

  /** All that is known, the earliest removal first. */
  public List<ApiRemoval> removals() {
    return removals;
  }

  /** When a kind ends; empty where it does not, or is none of Kubernetes' own. */
  public Optional<ApiRemoval> removal(String apiVersion, String kind) {
    return Optional.ofNullable(byKind.get(new Key(apiVersion, kind)));
  }

  /** The same, where a cluster of that release has it no more. */
  public Optional<ApiRemoval> removedBy(Minor release, String apiVersion, String kind) {
    return removal(apiVersion, kind).filter(r -> r.by(release));
  }

  /**
   * The same, where it is gone within so many releases after that one.
   *
   * @param releases how far to look ahead
   */
  public Optional<ApiRemoval> removedSoonAfter(
      Minor release, int releases, String apiVersion, String kind) {
    Minor last = new Minor(release.major(), release.minor() + releases);
    return removal(apiVersion, kind).filter(r -> !r.by(release) && r.by(last));
  }
}
