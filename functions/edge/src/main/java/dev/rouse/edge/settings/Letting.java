package dev.rouse.edge.settings;

import dev.rouse.core.rule.BrokenRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Who is let in.
public sealed interface Letting {
  /// Nobody sets this by accident.
  String IN_AS_MANY_WORDS = "yes-anyone-may-call";

  /// Everybody who reaches the port.
  ///
  /// @param why for the log
  /// @param local whether that is only this machine
  record Anyone(String why, boolean local) implements Letting {
    public static final Anyone OF_THIS_MACHINE = new Anyone("only this machine reaches it", true);
  }

  /// Whoever shows a token of the file, or one of the issuer, or signs with a secret of the folder.
  record Known(Optional<Path> tokens, Optional<Issuer> issuer, Optional<Path> signers)
      implements Letting {}

  /// Who issues JSON Web Tokens.
  ///
  /// @param keys where its keys are, if its discovery document is not to be asked
  /// @param authorities a file with those to believe where the keys are read
  /// @param bearer a file with the token to show there
  record Issuer(
      URI issuer,
      String audience,
      Optional<URI> keys,
      Optional<Path> authorities,
      Optional<Path> bearer) {}

  static Letting from(Environment in, boolean loopback) {
    var tokens = in.text("ROUSE_TOKENS_FILE").map(Path::of);
    var issuer = in.address("ROUSE_OIDC_ISSUER").map(uri -> issuer(in, uri));
    var signers = in.text("ROUSE_SIGNERS_DIR").map(Path::of);
    boolean open = open(in);
    if (tokens.isPresent() || issuer.isPresent() || signers.isPresent()) {
      if (open) {
        throw new BrokenRule("ROUSE_OPEN contradicts ROUSE_TOKENS_FILE and ROUSE_OIDC_ISSUER");
      }
      return new Known(tokens, issuer, signers);
    }
    if (open || loopback) {
      return loopback ? Anyone.OF_THIS_MACHINE : new Anyone("ROUSE_OPEN says so", false);
    }
    throw new BrokenRule(
        "ROUSE_TOKENS_FILE and ROUSE_OIDC_ISSUER are both missing: set one of them, or listen with"
            + " ROUSE_ADDRESS=127.0.0.1, or set ROUSE_OPEN="
            + IN_AS_MANY_WORDS);
  }

  private static boolean open(Environment in) {
    var words = in.text("ROUSE_OPEN");
    if (words.isPresent() && !words.get().equals(IN_AS_MANY_WORDS)) {
      throw new BrokenRule("ROUSE_OPEN must be left out or be " + IN_AS_MANY_WORDS);
    }
    return words.isPresent();
  }

  private static Issuer issuer(Environment in, URI uri) {
    String audience = in.required("ROUSE_OIDC_AUDIENCE", "what tokens for this program name");
    return new Issuer(
        uri,
        audience,
        in.address("ROUSE_OIDC_JWKS_URL"),
        in.text("ROUSE_OIDC_CA_FILE").map(Path::of),
        in.text("ROUSE_OIDC_BEARER_FILE").map(Path::of));
  }
}
