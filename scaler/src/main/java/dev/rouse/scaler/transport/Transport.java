package dev.rouse.scaler.transport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.rouse.edge.tls.TlsFiles;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/// The gRPC server. One event loop carries all connections and answers every call itself: nothing
/// that is asked here waits for anything.
public final class Transport implements AutoCloseable {
  private static final int MOST_ASKED_BYTES = 256 << 10;
  private static final int LEAST_PING_SECONDS = 10;
  private static final int PING_SECONDS = 60;

  /// How long open calls have to end when the process does.
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Server server;
  private final EventLoopGroup loop;

  private Transport(Server server, EventLoopGroup loop) {
    this.server = server;
    this.loop = loop;
  }

  /// Begins to listen.
  ///
  /// @param clock looks for renewed certificates
  public static Transport listen(
      InetSocketAddress address,
      Optional<TlsFiles> tls,
      List<? extends BindableService> services,
      ScheduledExecutorService clock)
      throws IOException, GeneralSecurityException {
    var loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    var builder =
        NettyServerBuilder.forAddress(address)
            .bossEventLoopGroup(loop)
            .workerEventLoopGroup(loop)
            .channelType(NioServerSocketChannel.class)
            // Its words are a few bytes each: a pool of megabytes would be kept for nothing.
            .withChildOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
            .directExecutor()
            .maxInboundMessageSize(MOST_ASKED_BYTES)
            // Clients may ask more often than gRPC allows by default whether we are there.
            .permitKeepAliveTime(LEAST_PING_SECONDS, SECONDS)
            .permitKeepAliveWithoutCalls(true)
            // A client that is gone without a word is noticed, and its open calls forgotten.
            .keepAliveTime(PING_SECONDS, SECONDS);
    if (tls.isPresent()) {
      builder.sslContext(Tls.of(tls.get(), clock));
    }
    services.forEach(builder::addService);
    return new Transport(builder.build().start(), loop);
  }

  public int port() {
    return server.getPort();
  }

  /// Accepts nothing new; what is open goes on until it ends.
  public void drain() {
    server.shutdown();
  }

  /// Waits a little for what is open, and stops.
  @Override
  public void close() {
    server.shutdown();
    try {
      if (!server.awaitTermination(GRACE.toMillis(), MILLISECONDS)) {
        boolean _ = server.shutdownNow().awaitTermination(GRACE.toMillis(), MILLISECONDS);
      }
    } catch (InterruptedException stopped) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    var _ = loop.shutdownGracefully(0, GRACE.toMillis(), MILLISECONDS);
  }
}
