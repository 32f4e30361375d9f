package org.bandish.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;

/** TCP ports of the loopback interface, by number. */
final class Ports {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int CONNECT_MILLIS = 1000;

  private Ports() {}

  /** A port that nothing listened on a moment ago. */
  static int free() {
    try (ServerSocket socket = bind(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback interface", e);
    }
  }

  /**
   * Passes if a server can listen on the port.
   *
   * @throws EmbeddedException PORT_IN_USE
   */
  static void requireFree(int port, String server) {
    try (ServerSocket socket = bind(port)) {
      assert socket.isBound();
    } catch (IOException e) {
      throw EmbeddedException.portInUse(port, server);
    }
  }

  static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    return new ServerSocket(port, 1, loopback());
  }

  static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(LOOPBACK);
  }
}
