package org.bandish.embedded;

import java.nio.file.Path;

/** A parent to be killed: starts both servers in the directory it is given, says so, and waits. */
final class ParentMain {
  static final String SERVING = "serving";

  private ParentMain() {}

  public static void main(String[] args) throws InterruptedException {
    EmbeddedCluster cluster = EmbeddedCluster.start(Path.of(args[0]));
    System.out.println(SERVING);
    cluster.broker().onExit().join();
  }
}
