package dev.rouse.agent.tool.kubernetes;

import dev.rouse.agent.tool.work.ToolFault;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/// An API server and how to be let in.
///
/// @param trust whom to trust as the server
/// @param token asked at every request, for Kubernetes replaces it every hour
public record Cluster(URI server, Supplier<SSLSocketFactory> trust, Token token) {

  /// A bearer token, where one is used.
  @FunctionalInterface
  public interface Token {
    Optional<String> read() throws ToolFault;
  }
}
