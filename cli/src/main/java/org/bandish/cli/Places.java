package org.bandish.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where {@code up} puts everything. A port of 0 means a free one.
 *
 * @param port of the query service
 * @param kafkaPort of the broker
 * @param registryPort of the registry
 * @param data all that must outlive the process
 * @param record the evidence to load
 */
record Places(int port, int kafkaPort, int registryPort, Path data, Path record) {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  /** The loopback interface: nobody outside is served unasked. */
  String host() {
    return "127.0.0.1";
  }

  /**
   * Finds what is wrong before anything is started.
   *
   * @throws CannotRunException if there is no record, or another program listens on the query
   *     service's port
   */
  void check() {
    if (!Files.exists(record)) {
      throw new CannotRunException("--record " + record + ": there is no such file or directory");
    }
    if (port != 0) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(LOOPBACK))) {
        assert socket.isBound();
      } catch (IOException e) {
        throw new CannotRunException(
            "port " + port + " for the query service is in use: choose another with --port", e);
      }
    }
  }
}
