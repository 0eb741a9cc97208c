package dev.pawl.starter.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Records as the text of one document. */
public final class Documents {

  private Documents() {}

  /**
   * The document, with a line end.
   *
   * @param format json or yaml
   */
  public static String text(Object document, OutputFormat format) {
    try {
      return mapper(format).writeValueAsString(document).stripTrailing() + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of text and numbers are always documents", e);
    }
  }

  private static ObjectMapper mapper(OutputFormat format) {
    ObjectMapper mapper =
        switch (format) {
          case YAML ->
              new ObjectMapper(
                  new YAMLFactory()
                      .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                      .disable(YAMLGenerator.Feature.SPLIT_LINES)
                      .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                      // 1.30 without quotes would be read back as 1.3
                      .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS));
          case JSON, TABLE -> new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        };
    return mapper
        .registerModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  }
}
