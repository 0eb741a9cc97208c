package dev.pawl.activities.helm;

import dev.pawl.activities.http.FetchException;
import dev.pawl.activities.http.HttpFetch;
import dev.pawl.activities.http.HttpFetch.Answer;
import dev.pawl.activities.http.HttpUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A repository of charts: which archive a version of a chart is, by the repository's {@code
 * index.yaml} (Helm's "The chart repository guide"). Nothing of it is kept on this machine, unlike
 * with {@code helm repo add}.
 */
final class ChartRepository {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** The big public ones are at a third of it. */
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private static final int OK = 200;
  private static final int MOST_VERSIONS = 5;

  private final HttpFetch http = new HttpFetch("*/*", TIMEOUT, MOST_BYTES);

  /**
   * The archive's address.
   *
   * @throws HelmException where the repository does not answer, or has no such chart or version
   */
  String address(String repository, String chart, String version) throws HelmException {
    URI base = URI.create(repository.endsWith("/") ? repository : repository + "/");
    List<?> versions = versions(index(base.resolve("index.yaml")), repository, chart);
    Map<?, ?> entry =
        versions.stream()
            .filter(
                v -> v instanceof Map<?, ?> m && version.equals(String.valueOf(m.get("version"))))
            .map(v -> (Map<?, ?>) v)
            .findFirst()
            .orElseThrow(() -> noVersion(repository, chart, version, versions));
    if (entry.get("urls") instanceof List<?> urls && !urls.isEmpty()) {
      return base.resolve(String.valueOf(urls.get(0))).toString();
    }
    throw new HelmException(
        "repository %s names no archive of chart %s %s".formatted(repository, chart, version),
        false);
  }

  private Map<?, ?> index(URI address) throws HelmException {
    Answer answer;
    try {
      answer = http.get(url(address), "");
    } catch (FetchException e) {
      throw new HelmException(e.getMessage(), e.isPassing());
    }
    if (answer.code() != OK) {
      throw new HelmException(
          "%s answers %d".formatted(address, answer.code()), answer.isPassing());
    }
    if (answer.content().isCut()) {
      throw new HelmException(address + " has more than 64 MiB", false);
    }
    return parsed(address, new String(answer.content().bytes(), StandardCharsets.UTF_8));
  }

  private static HttpUrl url(URI address) throws HelmException {
    try {
      return HttpUrl.of(address);
    } catch (FetchException e) {
      throw new HelmException("the URL of the chart repository " + e.getMessage(), false);
    }
  }

  private static Map<?, ?> parsed(URI address, String text) throws HelmException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_BYTES);
    try {
      Object index = new Yaml(new SafeConstructor(options)).load(text);
      if (index instanceof Map<?, ?> map && map.containsKey("entries")) {
        return map;
      }
    } catch (YAMLException e) {
      // As good as one that is text of another kind.
    }
    throw new HelmException(address + " is no index of a chart repository", false);
  }

  private static List<?> versions(Map<?, ?> index, String repository, String chart)
      throws HelmException {
    if (index.get("entries") instanceof Map<?, ?> entries
        && entries.get(chart) instanceof List<?> versions) {
      return versions;
    }
    throw new HelmException("repository %s has no chart %s".formatted(repository, chart), false);
  }

  private static HelmException noVersion(
      String repository, String chart, String version, List<?> versions) {
    String there =
        versions.stream()
            .map(v -> v instanceof Map<?, ?> m ? m.get("version") : null)
            .filter(Objects::nonNull)
            .map(String::valueOf)
            .limit(MOST_VERSIONS)
            .collect(Collectors.joining(", "));
    return new HelmException(
        "repository %s has no version %s of chart %s; it has %s%s"
            .formatted(
                repository,
                version,
                chart,
                there,
                versions.size() > MOST_VERSIONS ? " and older ones" : ""),
        false);
  }
}
