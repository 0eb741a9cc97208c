package dev.pawl.starter.check;

import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Outcome;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Results as a report of tests, a test case for each check. Red is what blocks, and nothing else: a
 * failure where something was found, an error where nobody could look. What only warns has passed,
 * with what was found as its output; what could not be looked at without being in the way was
 * skipped.
 */
final class JunitXml {

  private static final String SUITE = "pawl check";

  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(Checked checked) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JunitXml(xml).write(checked.results());
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text that goes to memory can always be written", e);
    }
    return text + "\n";
  }

  private void write(List<CheckResult> results) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", SUITE);
    attribute("tests", results.size());
    attribute("failures", count(results, How.FAILURE));
    attribute("errors", count(results, How.ERROR));
    attribute("skipped", count(results, How.SKIPPED));
    for (CheckResult result : results) {
      line(2);
      xml.writeStartElement("testcase");
      attribute("classname", SUITE);
      attribute("name", result.id());
      body(result);
      xml.writeEndElement();
    }
    line(1);
    xml.writeEndElement();
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void body(CheckResult result) throws XMLStreamException {
    switch (How.of(result)) {
      case PASSED -> output(result);
      case FAILURE -> told("failure", result);
      case ERROR -> told("error", result);
      case SKIPPED -> told("skipped", result);
    }
  }

  private void output(CheckResult result) throws XMLStreamException {
    if (result.result() != Outcome.PASS) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(clean(text(result)));
      xml.writeEndElement();
    }
  }

  private void told(String element, CheckResult result) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("message", result.title());
    attribute("type", result.severity());
    xml.writeCharacters(clean(text(result)));
    xml.writeEndElement();
  }

  private static String text(CheckResult result) {
    String found = result.findings().stream().map(JunitXml::text).collect(Collectors.joining());
    return result.message() == null
        ? found
        : found + "unknown: %s\n  → %s\n".formatted(result.message(), result.remediation());
  }

  private static String text(Finding finding) {
    String accepted =
        finding.accepted() == null ? "" : " [accepted: " + finding.accepted().reason() + "]";
    return "%s %s %s%s\n  → %s\n"
        .formatted(
            finding.severity(),
            finding.object(),
            finding.message(),
            accepted,
            finding.remediation());
  }

  private void attribute(String name, Object value) throws XMLStreamException {
    xml.writeAttribute(name, clean(String.valueOf(value)));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** XML has no way to write most control characters. */
  private static String clean(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
  }

  private static long count(List<CheckResult> results, How how) {
    return results.stream().filter(r -> How.of(r) == how).count();
  }

  private enum How {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED;

    static How of(CheckResult result) {
      if (result.result() == Outcome.UNKNOWN) {
        return result.blocks() ? ERROR : SKIPPED;
      }
      return result.blocks() ? FAILURE : PASSED;
    }
  }
}
