package dev.pawl.activities.helm.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** The patches are those that Kubernetes' own library makes of the same three objects. */
class StrategicPatchTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** As far as the tests go; references stand as the server writes them. */
  private static final String SCHEMA =
      """
      {"components": {"schemas": {
        "Deployment": {
          "x-kubernetes-group-version-kind": [{"group": "apps", "kind": "Deployment", "version": "v1"}],
          "properties": {
            "metadata": {"allOf": [{"$ref": "#/components/schemas/Meta"}], "default": {}},
            "spec": {"properties": {
              "strategy": {"allOf": [{"$ref": "#/components/schemas/Any"}], "x-kubernetes-patch-strategy": "retainKeys"},
              "template": {"properties": {"spec": {"$ref": "#/components/schemas/PodSpec"}}}}}}},
        "Any": {"type": "object"},
        "Meta": {"properties": {
          "labels": {"additionalProperties": {"type": "string"}},
          "finalizers": {"items": {"type": "string"}, "x-kubernetes-patch-strategy": "merge"}}},
        "PodSpec": {"properties": {
          "volumes": {"items": {"$ref": "#/components/schemas/Any"},
            "x-kubernetes-patch-merge-key": "name", "x-kubernetes-patch-strategy": "merge,retainKeys"},
          "containers": {"items": {"allOf": [{"$ref": "#/components/schemas/Container"}]},
            "x-kubernetes-patch-merge-key": "name", "x-kubernetes-patch-strategy": "merge"}}},
        "Container": {"properties": {
          "args": {"items": {"type": "string"}},
          "env": {"items": {"type": "object"},
            "x-kubernetes-patch-merge-key": "name", "x-kubernetes-patch-strategy": "merge"},
          "ports": {"items": {"type": "object"},
            "x-kubernetes-patch-merge-key": "containerPort", "x-kubernetes-patch-strategy": "merge"}}}}}}""";

  @Test
  void shouldSetWhatIsWantedRemoveWhatWasAndLeaveTheRest() {
    expect(
        "{'spec': {'replicas': 2, 'paused': true}}",
        "{'spec': {'replicas': 2}}",
        "{'spec': {'replicas': 5, 'paused': true, 'minReadySeconds': 3}}",
        "{'spec': {'paused': null, 'replicas': 2}}");
  }

  @Test
  void shouldKeepNothingOfAnotherStrategy() {
    expect(
        "{'spec': {'strategy': {'type': 'RollingUpdate'}}}",
        "{'spec': {'strategy': {'type': 'Recreate'}}}",
        "{'spec': {'strategy': {'type': 'RollingUpdate', 'rollingUpdate': {'maxSurge': 1}}}}",
        "{'spec': {'strategy': {'$retainKeys': ['type'], 'type': 'Recreate'}}}");
  }

  @Test
  void shouldExchangeAVolumeAndDeleteAnother() {
    expect(
        pod("'volumes': [{'name': 'v', 'emptyDir': {}}, {'name': 'w', 'emptyDir': {}}]"),
        pod("'volumes': [{'name': 'v', 'configMap': {'name': 'c'}}]"),
        pod(
            "'volumes': [{'name': 'v', 'emptyDir': {}}, {'name': 'w', 'emptyDir': {}}, {'name': 'x', 'emptyDir': {}}]"),
        pod(
            "'$setElementOrder/volumes': [{'name': 'v'}], 'volumes': [{'$retainKeys': ['configMap', 'name'], 'configMap': {'name': 'c'}, 'emptyDir': null, 'name': 'v'}, {'$patch': 'delete', 'name': 'w'}]"));
  }

  @Test
  void shouldMergeListsOfMappingsAndReplaceOthers() {
    expect(
        pod(
            "'containers': [{'name': 'c', 'image': '1', 'args': ['a'], 'env': [{'name': 'A', 'value': '1'}, {'name': 'B', 'value': '2'}]}]"),
        pod(
            "'containers': [{'name': 'c', 'image': '2', 'args': ['a', 'b'], 'env': [{'name': 'A', 'value': '1'}, {'name': 'C', 'value': '3'}]}]"),
        pod(
            "'containers': [{'name': 'side', 'image': 's'}, {'name': 'c', 'image': '1', 'args': ['a'], 'imagePullPolicy': 'Always', 'env': [{'name': 'A', 'value': '9'}, {'name': 'B', 'value': '2'}]}]"),
        pod(
            "'$setElementOrder/containers': [{'name': 'c'}], 'containers': [{'$setElementOrder/env': [{'name': 'A'}, {'name': 'C'}], 'args': ['a', 'b'], 'env': [{'name': 'A', 'value': '1'}, {'name': 'C', 'value': '3'}, {'$patch': 'delete', 'name': 'B'}], 'image': '2', 'name': 'c'}]"));
  }

  @Test
  void shouldTellTwoItemsOfOneKeyApartByTheirPlace() {
    String both =
        "'ports': [{'containerPort': 53, 'protocol': 'UDP'}, {'containerPort': 53, 'protocol': 'TCP'}]";
    expect(
        pod("'containers': [{'name': 'c', " + both + "}]"),
        pod("'containers': [{'name': 'c', " + both + "}]"),
        pod("'containers': [{'name': 'c', 'image': 'x', " + both + "}]"),
        "{}");
  }

  @Test
  void shouldMergeListsOfPlainValues() {
    expect(
        "{'metadata': {'finalizers': ['a/a', 'a/b']}}",
        "{'metadata': {'finalizers': ['a/a', 'a/c']}}",
        "{'metadata': {'finalizers': ['a/a', 'a/b', 'a/z']}}",
        "{'metadata': {'$deleteFromPrimitiveList/finalizers': ['a/b'], '$setElementOrder/finalizers': ['a/a', 'a/c'], 'finalizers': ['a/c']}}");
  }

  @Test
  void shouldMakeAJsonMergePatchWithoutALookAtTheServer() {
    assertThat(
            JsonMergePatch.between(
                json("{'a': 1, 'b': {'c': 1, 'd': 2}, 'e': [1, 2], 'f': 1}"),
                json("{'a': 1.0, 'b': {'c': 1, 'd': 3}, 'e': [2], 'g': {}}")))
        .isEqualTo(json("{'b': {'d': 3}, 'e': [2], 'f': null, 'g': {}}"));
  }

  private static String pod(String fields) {
    return "{'spec': {'template': {'spec': {" + fields + "}}}}";
  }

  private static void expect(String before, String wanted, String live, String patch) {
    MergeSchema schema =
        MergeSchema.of(json(SCHEMA), "apps/v1", "Deployment").orElseThrow(AssertionError::new);
    assertThat(StrategicPatch.of(json(before), json(wanted), json(live), schema))
        .isEqualTo(json(patch));
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
