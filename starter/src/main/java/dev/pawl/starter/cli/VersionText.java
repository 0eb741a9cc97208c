package dev.pawl.starter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** {@code pawl --version}: what the build wrote down. */
public final class VersionText implements IVersionProvider {

  private static final String FILE = "/dev/pawl/starter/version.properties";

  @Override
  public String[] getVersion() {
    return new String[] {"pawl " + version(), "JVM " + Runtime.version()};
  }

  /** Of this build. */
  public static String version() {
    try (InputStream in = VersionText.class.getResourceAsStream(FILE)) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
