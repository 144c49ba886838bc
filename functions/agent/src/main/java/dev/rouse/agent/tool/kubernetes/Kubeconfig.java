package dev.rouse.agent.tool.kubernetes;

import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.binding.Document;
import dev.rouse.core.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/// A kubeconfig file, as far as it lets in by a token. A client's certificate or a program that
/// must be run for a token is refused by name.
record Kubeconfig(Path file, Json.Obj content) {

  static Cluster read(Path file, Optional<String> context) throws ToolFault {
    var documents = Document.parse(Access.text(file)).documents();
    if (documents.size() != 1) {
      throw new ToolFault(file + " is no kubeconfig");
    }
    return new Kubeconfig(file, content(documents.getFirst())).cluster(context);
  }

  private static Json.Obj content(Document document) {
    return document
        .trust(in -> {
          var json = Json.object();
          for (String name : new String[] {"clusters", "users", "contexts", "current-context"}) {
            in.json(name).optional().ifPresent(value -> json.put(name, value));
          }
          return Optional.of(json.done());
        })
        .value()
        .orElse(Json.Obj.EMPTY);
  }

  private Cluster cluster(Optional<String> wanted) throws ToolFault {
    String name = wanted.or(() -> content.text("current-context")).orElse("");
    var context = named("contexts", name, "context");
    var cluster = named("clusters", context.text("cluster").orElse(""), "cluster");
    var user = named("users", context.text("user").orElse(""), "user");
    String server =
        cluster.text("server").orElseThrow(() -> new ToolFault(file + " has no server"));
    return new Cluster(URI.create(server.replaceFirst("/+$", "")), trust(cluster), token(user));
  }

  private Json.Obj named(String list, String name, String field) throws ToolFault {
    if (content.get(list).orElse(Json.Null.VALUE) instanceof Json.Arr(var items)) {
      for (Json item : items) {
        if (item.at("name").equals(Optional.of(Json.of(name)))
            && item.at(field).orElse(Json.Null.VALUE) instanceof Json.Obj found) {
          return found;
        }
      }
    }
    throw new ToolFault(file + " has no " + field + " `" + name + "`");
  }

  private Supplier<SSLSocketFactory> trust(Json.Obj cluster) throws ToolFault {
    var data = cluster.text("certificate-authority-data");
    if (data.isPresent()) {
      byte[] pem = Base64.getMimeDecoder().decode(data.get());
      return Trust.of(new String(pem, StandardCharsets.UTF_8));
    }
    var path = cluster.text("certificate-authority");
    return path.isPresent()
        ? Trust.of(Access.text(file.resolveSibling(path.get())))
        : () -> (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  private Cluster.Token token(Json.Obj user) throws ToolFault {
    for (String refused : new String[] {"exec", "client-certificate", "client-certificate-data"}) {
      if (user.get(refused).isPresent()) {
        throw new ToolFault(
            "The user in "
                + file
                + " comes by `"
                + refused
                + "`, which is not supported: a person"
                + " must give it a token (kubectl create token)");
      }
    }
    var path = user.text("tokenFile").map(file::resolveSibling);
    return path.isPresent()
        ? () -> Optional.of(Access.text(path.get()).strip())
        : () -> user.text("token");
  }
}
