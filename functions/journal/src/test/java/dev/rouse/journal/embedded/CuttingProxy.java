package dev.rouse.journal.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Stands between a client and PostgreSQL and loses an answer when it is told to: the server has
/// done what it was asked, and the client's connection breaks before it hears so.
public final class CuttingProxy implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final ServerSocket door;
  private final int target;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Optional<Predicate<String>>> cut =
      new AtomicReference<>(Optional.empty());

  private CuttingProxy(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  /// Listens on a free port, before this one.
  public static CuttingProxy before(int target) {
    try {
      var proxy =
          new CuttingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
      var _ = proxy.threads.submit(proxy::accept);
      return proxy;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public int port() {
    return door.getLocalPort();
  }

  /// Loses the next answer.
  public void loseNextAnswer() {
    cut.set(Optional.of(_ -> true));
  }

  /// Loses the next answer to a COMMIT.
  public void loseNextCommit() {
    cut.set(Optional.of(answer -> answer.contains("COMMIT\0")));
  }

  /// Whether it has lost what it was told to lose.
  public boolean hasCut() {
    return cut.get().isEmpty();
  }

  @Override
  public void close() {
    try {
      door.close();
      threads.shutdownNow();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Object accept() throws IOException {
    while (!door.isClosed()) {
      var client = door.accept();
      var server = new Socket(InetAddress.getLoopbackAddress(), target);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      var _ = threads.submit(() -> forward(client, server, false));
      var _ = threads.submit(() -> forward(server, client, true));
    }
    return this;
  }

  private Object forward(Socket from, Socket to, boolean answers) throws IOException {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (answers && loses(new String(buffer, 0, read, ISO_8859_1))) {
          return this;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    }
    return this;
  }

  private boolean loses(String answer) {
    var armed = cut.get();
    return armed.isPresent()
        && armed.get().test(answer)
        && cut.compareAndSet(armed, Optional.empty());
  }
}
