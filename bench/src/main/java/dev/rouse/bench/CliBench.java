package dev.rouse.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The command line as it is handed out: packed by `./rouse dist`, and started by its launcher.
final class CliBench implements Main.Bench {
  private static final Path PACKED = Path.of("target", "dist");
  private static final Path LAUNCHER = PACKED.resolve("kn-agent/kn-agent");
  private static final int WARM_UP = 3;
  private static final int TIMES = 20;
  private static final int GOAL = 400;
  private static final double NANOS_IN_MILLI = 1e6;
  private static final double MEGABYTE = 1e6;

  @Override
  public void run(Arguments arguments) throws Exception {
    var report = Table.begin("cli", arguments);
    done(List.of("./rouse", "dist"));
    var gateway = emptyGateway();
    try {
      String address = "http://127.0.0.1:" + gateway.getAddress().getPort();
      report.add(started("kn-agent-version", List.of("--version")));
      report.add(started("kn-agent-list", List.of("--gateway", address, "list", "-o", "json")));
    } finally {
      gateway.stop(0);
    }
    report.add(Figure.median("tarball", "MB", megabytes(PACKED, ".tar.gz")));
    report.add(Figure.median("unpacked", "MB", megabytes(PACKED.resolve("kn-agent"), "")));
  }

  private static Figure started(String name, List<String> words) throws Exception {
    var command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(words);
    var took = new ArrayList<Double>();
    for (int i = 0; i < WARM_UP + TIMES; i++) {
      long began = System.nanoTime();
      done(command);
      if (i >= WARM_UP) {
        took.add((System.nanoTime() - began) / NANOS_IN_MILLI);
      }
    }
    double[] samples = took.stream().mapToDouble(Double::doubleValue).toArray();
    return Figure.median(name, "ms", samples).atMost(GOAL);
  }

  private static void done(List<String> command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command + " ended with " + process.exitValue());
    }
  }

  /// One that knows of no agents.
  private static HttpServer emptyGateway() throws IOException {
    var gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var _ =
        gateway.createContext(
            "/",
            exchange -> {
              try (exchange) {
                exchange.getResponseHeaders().set("content-type", "application/json");
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write(new byte[] {'[', ']'});
              }
            });
    gateway.start();
    return gateway;
  }

  private static double megabytes(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += file.toString().endsWith(ending) ? Files.size(file) : 0;
      }
      return bytes / MEGABYTE;
    }
  }
}
