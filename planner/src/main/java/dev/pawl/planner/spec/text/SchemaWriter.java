package dev.pawl.planner.spec.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;

/**
 * The JSON Schema (draft 2020-12) of a document's record: exactly what {@link Binder} accepts, so
 * fields and words that are not supported yet are not in it.
 */
public final class SchemaWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ScalarTypes scalars;

  public SchemaWriter(ScalarTypes scalars) {
    this.scalars = scalars;
  }

  /** The schema of one document. */
  public ObjectNode write(Class<? extends Record> document, String title) {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.setAll(record(document));
    // nothing behind the colon counts as not written, except where a whole document should be
    return schema.put("type", "object");
  }

  private ObjectNode record(Class<?> type) {
    ObjectNode schema = NODES.objectNode().put("type", "object");
    schema.put("additionalProperties", false);
    ArrayNode required = NODES.arrayNode();
    ObjectNode properties = schema.putObject("properties");
    for (RecordComponent component : type.getRecordComponents()) {
      Field field = component.getAnnotation(Field.class);
      if (field == null) {
        continue;
      }
      ObjectNode property = NODES.objectNode().put("description", description(field));
      property.setAll(value(component.getGenericType(), field));
      if (component.getType() == String.class && field.only().isEmpty()) {
        property.put("minLength", 1);
      }
      if (field.require().isEmpty()) {
        orNothing(property);
      } else {
        required.add(component.getName());
      }
      properties.set(component.getName(), property);
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private static String description(Field field) {
    return field.byDefault().isEmpty()
        ? field.value()
        : field.value() + " Default: " + field.byDefault() + ".";
  }

  private ObjectNode value(Type type, Field field) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      ObjectNode schema = NODES.objectNode();
      if (generic.getRawType() == Map.class) {
        schema.put("type", "object");
        return schema.set("additionalProperties", value(arguments[1], field));
      }
      schema.put("type", "array");
      return schema.set("items", value(arguments[0], field));
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      ObjectNode schema = NODES.objectNode();
      Words.of(plain).keySet().forEach(schema.putArray("enum")::add);
      return schema;
    }
    return scalars.of(plain).map(t -> scalar(t, field)).orElseGet(() -> record(plain));
  }

  private static ObjectNode scalar(ScalarType<?> type, Field field) {
    ObjectNode schema = NODES.objectNode();
    if (!field.only().isEmpty()) {
      return schema.put("const", field.only());
    }
    try {
      return schema.setAll((ObjectNode) MAPPER.readTree(type.schema()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the schema of " + type.type() + " is no JSON", e);
    }
  }

  private static void orNothing(ObjectNode property) {
    if (property.get("enum") instanceof ArrayNode words) {
      words.addNull();
    } else if (property.get("type") instanceof ArrayNode types) {
      types.add("null");
    } else if (property.hasNonNull("type")) {
      String only = property.get("type").asText();
      property.putArray("type").add(only).add("null");
    }
  }
}
