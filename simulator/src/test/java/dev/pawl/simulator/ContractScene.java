package dev.pawl.simulator;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The namespace and nodes of one test. */
final class ContractScene {
  private String id = "";

  String namespace() {
    return "contract-" + id;
  }

  void begin(KubernetesClient client) {
    id = UUID.randomUUID().toString().substring(0, 8);
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace()).endMetadata().build())
        .create();
  }

  void end(KubernetesClient client) {
    client.namespaces().withName(namespace()).delete();
    client.nodes().withLabel("contract", id).delete();
  }

  /** A fake node, Ready, that only pods of this test ask for. */
  String node(KubernetesClient client, String suffix) {
    String name = "contract-%s-%s".formatted(id, suffix).toLowerCase(Locale.ROOT);
    client
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("contract", id)
                .addToLabels("contract-node", name)
                .addToAnnotations("kwok.x-k8s.io/node", "fake")
                .endMetadata()
                .withNewStatus()
                .withAllocatable(
                    Map.of(
                        "cpu",
                        new Quantity("8"),
                        "memory",
                        new Quantity("16Gi"),
                        "pods",
                        new Quantity("110")))
                .withCapacity(
                    Map.of(
                        "cpu",
                        new Quantity("8"),
                        "memory",
                        new Quantity("16Gi"),
                        "pods",
                        new Quantity("110")))
                .withNewNodeInfo()
                .withKubeletVersion("v1.35.4")
                .withArchitecture("amd64")
                .withBootID("")
                .withContainerRuntimeVersion("")
                .withKernelVersion("")
                .withKubeProxyVersion("")
                .withMachineID("")
                .withOperatingSystem("linux")
                .withOsImage("")
                .withSystemUUID("")
                .endNodeInfo()
                .endStatus()
                .build())
        .create();
    client
        .nodes()
        .withName(name)
        .waitUntilCondition(
            n ->
                n.getStatus().getConditions().stream()
                        .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"))
                    && n.getSpec().getTaints().isEmpty(),
            60,
            TimeUnit.SECONDS);
    return name;
  }

  void deployment(KubernetesClient client, String name, int replicas, String node) {
    client
        .resource(
            new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace())
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .addToNodeSelector("contract-node", node)
                .withTerminationGracePeriodSeconds(1L)
                .addNewContainer()
                .withName("main")
                .withImage("registry.invalid/main")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build())
        .create();
  }

  void await(KubernetesClient client, String deployment, int ready) {
    client
        .apps()
        .deployments()
        .inNamespace(namespace())
        .withName(deployment)
        .waitUntilCondition(
            d ->
                d.getStatus() != null
                    && Integer.valueOf(ready).equals(d.getStatus().getReadyReplicas()),
            60,
            TimeUnit.SECONDS);
  }

  void budget(KubernetesClient client, String app, int least) {
    budget(client, app, least, app);
  }

  void budget(KubernetesClient client, String app, int least, String name) {
    client
        .resource(
            new PodDisruptionBudgetBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace())
                .endMetadata()
                .withNewSpec()
                .withNewMinAvailable(least)
                .withNewSelector()
                .addToMatchLabels("app", app)
                .endSelector()
                .endSpec()
                .build())
        .create();
    client
        .policy()
        .v1()
        .podDisruptionBudget()
        .inNamespace(namespace())
        .withName(name)
        .waitUntilCondition(
            b ->
                b.getStatus() != null
                    && b.getStatus().getDisruptionsAllowed() != null
                    && b.getStatus().getDisruptionsAllowed() > 0,
            60,
            TimeUnit.SECONDS);
  }

  static String evictionUri(Pod pod) {
    return "/api/v1/namespaces/%s/pods/%s/eviction"
        .formatted(pod.getMetadata().getNamespace(), pod.getMetadata().getName());
  }
}
