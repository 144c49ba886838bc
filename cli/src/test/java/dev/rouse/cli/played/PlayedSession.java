package dev.rouse.cli.played;

import dev.rouse.cli.cluster.Cluster;
import dev.rouse.cli.remote.Gateway;
import dev.rouse.cli.shown.Format;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Output;
import dev.rouse.cli.verb.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Asks a played gateway and, where there is one, a played cluster.
public record PlayedSession(
    Given given,
    URI address,
    Optional<Cluster> known,
    Instant now,
    PrintStream results,
    PrintStream remarks)
    implements Session {

  @Override
  public Gateway gateway() {
    return new Gateway(address, given.option("--token"));
  }

  @Override
  public Cluster cluster() throws IOException {
    return known.orElseThrow(() -> new IOException("no cluster is configured"));
  }

  @Override
  public boolean hasCluster() {
    return known.isPresent();
  }

  @Override
  public Optional<String> namespace() {
    return given.option("--namespace").or(() -> known.map(Cluster::namespace));
  }

  @Override
  public Output out() {
    return new Output(
        results, remarks, given.option("--output").map(Format::parse).orElse(Format.TABLE));
  }

  @Override
  public InputStream in() {
    return InputStream.nullInputStream();
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(now);
  }
}
