package dev.pawl.planner.spec.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a field of a document is: for the reader, its error messages and the JSON Schema alike. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

  /** A sentence for people, shown by their editor. */
  String value();

  /** A value to show where one is missing; a field that has one is required. */
  String require() default "";

  /** What is taken where nothing is written; a fact for the reader of the schema. */
  String byDefault() default "";

  /** The only value accepted, such as the one apiVersion there is; empty for any. */
  String only() default "";

  /** Words of the contract that are recognised, and refused because they are not built yet. */
  String[] later() default {};
}
