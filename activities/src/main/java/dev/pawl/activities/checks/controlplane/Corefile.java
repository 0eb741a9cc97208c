package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * kubeadm carries CoreDNS' configuration over to its next version, as far as it knows the plugins
 * in it; what CoreDNS no longer has, it does not start with. Source: the project
 * corefile-migration, which kubeadm does it with.
 */
final class Corefile implements Check {

  @Override
  public About about() {
    return new About(
        "CP-COREDNS-MIGRATION",
        "plugins of CoreDNS that may not be carried over",
        Severity.WARN,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.COREFILE));
  }

  private static final Set<String> KNOWN =
      Set.of(
          "autopath",
          "cache",
          "errors",
          "forward",
          "health",
          "hosts",
          "k8s_external",
          "kubernetes",
          "loadbalance",
          "log",
          "loop",
          "prometheus",
          "ready",
          "reload",
          "rewrite");

  /** Plugins, and options of kubernetes, without which CoreDNS 1.7 came. */
  private static final Set<String> REMOVED =
      Set.of("proxy", "federation", "upstream", "resyncperiod");

  private static final Pattern WORD = Pattern.compile("^\\s*([a-z][a-z0-9_]*)\\b");

  @Override
  public Found look(View view) {
    return Found.of(view.read(Readings.COREFILE).stream().flatMap(Corefile::findings));
  }

  private static Stream<Finding> findings(ConfigMap config) {
    String text = config.getData() == null ? "" : config.getData().getOrDefault("Corefile", "");
    int depth = 0;
    Stream.Builder<Finding> findings = Stream.builder();
    for (String line : text.lines().toList()) {
      String bare = line.replaceFirst("#.*", "");
      Matcher word = WORD.matcher(bare);
      if (depth > 0 && word.find()) {
        finding(config, word.group(1), depth).ifPresent(findings::add);
      }
      depth += (int) bare.chars().filter(c -> c == '{').count();
      depth -= (int) bare.chars().filter(c -> c == '}').count();
    }
    return findings.build().distinct();
  }

  /**
   * @param depth 1 for a plugin, 2 for an option of one
   */
  private static Optional<Finding> finding(ConfigMap config, String word, int depth) {
    if (REMOVED.contains(word)) {
      return Optional.of(
          Finding.warn(
              Ref.of(config),
              "names %s, which CoreDNS 1.7 and later do not know and do not start with"
                  .formatted(word),
              "take it out (proxy: write forward)"));
    }
    return depth == 1 && !KNOWN.contains(word)
        ? Optional.of(
            Finding.warn(
                Ref.of(config),
                "uses plugin %s, which kubeadm's migration does not carry over".formatted(word),
                "see whether the next CoreDNS takes it as it is, and keep a copy"))
        : Optional.empty();
  }
}
