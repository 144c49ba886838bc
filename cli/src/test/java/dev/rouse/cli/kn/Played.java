package dev.rouse.cli.kn;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.cli.cluster.Cluster;
import dev.rouse.cli.played.PlayedGateway;
import dev.rouse.cli.played.PlayedSession;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The command line in this process, on what is played.
record Played(PlayedGateway gateway, Optional<Cluster> cluster, Instant now) {

  /// How it ended, and what it printed.
  record Said(int code, String out, String err) {}

  Said run(String... words) throws InterruptedException {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var results = new PrintStream(out, true, UTF_8);
    var remarks = new PrintStream(err, true, UTF_8);
    var program =
        new KnAgent(
            given -> new PlayedSession(given, gateway.address(), cluster, now, results, remarks),
            results,
            remarks);
    int code = program.run(List.of(words));
    return new Said(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
