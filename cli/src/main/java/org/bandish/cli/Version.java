package org.bandish.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the build, from the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Bandish.class.getPackage().getImplementationVersion();
    return new String[] {"bandish " + (version == null ? "(not packaged)" : version)};
  }
}
