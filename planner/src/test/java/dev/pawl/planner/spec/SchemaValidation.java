package dev.pawl.planner.spec;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** What an editor says of a text, given the published schema. */
final class SchemaValidation {

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(new SpecSchema().json());

  private SchemaValidation() {}

  static List<String> messages(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }
}
