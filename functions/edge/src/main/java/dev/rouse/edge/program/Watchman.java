package dev.rouse.edge.program;

import dev.rouse.edge.access.Guard;
import dev.rouse.edge.access.Guards;
import dev.rouse.edge.access.IssuedTokens;
import dev.rouse.edge.access.KeySet;
import dev.rouse.edge.access.PublishedKeys;
import dev.rouse.edge.access.SignedBodies;
import dev.rouse.edge.access.TokenFile;
import dev.rouse.edge.settings.Letting;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/// Makes the guard that the settings ask for.
public final class Watchman {
  private Watchman() {}

  /// Lets in whom the settings name.
  ///
  /// @throws Refused where the file of tokens cannot be read
  public static Guard of(Letting letting) throws Refused {
    return switch (letting) {
      case Letting.Anyone(var _, boolean local) -> local ? Guard.LOCAL : Guard.OPEN;
      case Letting.Known known ->
          new Guards(
              tokens(known),
              known.issuer().map(Watchman::issued),
              known.signers().map(folder -> new SignedBodies(folder, InstantSource.system())));
    };
  }

  private static Optional<TokenFile> tokens(Letting.Known known) throws Refused {
    try {
      return known.tokens().isPresent()
          ? Optional.of(TokenFile.read(known.tokens().get()))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new Refused("ROUSE_TOKENS_FILE cannot be read: " + unreadable.getMessage());
    }
  }

  private static IssuedTokens issued(Letting.Issuer issuer) {
    var published =
        new PublishedKeys(issuer.issuer(), issuer.keys(), issuer.authorities(), issuer.bearer());
    return new IssuedTokens(
        issuer.issuer(),
        issuer.audience(),
        new KeySet(published, System::nanoTime),
        InstantSource.system());
  }
}
