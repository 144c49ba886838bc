package dev.rouse.journal.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.Call;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Sql;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Made, looked up and revoked. Whoever writes a token into an address makes one per purpose (a
/// trigger's name), keeps it where the address stands, and asks [#holds] whether it still counts.
public final class SendingRights {
  private static final int TOKEN_BYTES = 32;

  private static final Sql MAKE =
      Sql.of(
          """
          insert into rouse.sending_rights (namespace, agent, hash, purpose)
          values (:namespace, :agent, :hash, :purpose)
          """);

  private static final Sql FIND =
      Sql.of("select namespace, agent from rouse.sending_rights where hash = :hash");

  private static final Sql REVOKE_OTHERS =
      Sql.of(
          """
          delete from rouse.sending_rights
          where namespace = :namespace and agent = :agent and purpose = :purpose
            and hash <> all (:kept::text[])
          """);

  private static final Sql REVOKE_ALL =
      Sql.of("delete from rouse.sending_rights where namespace = :namespace and agent = :agent");

  private final Database database;

  public SendingRights(Database database) {
    this.database = database;
  }

  /// A new right, beside those that there are; the token is said this once.
  public String mint(AgentId agent, String purpose) {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    database.perform(connection ->
        of(MAKE.on(connection), agent).set("hash", hash(token)).set("purpose", purpose).run());
    return token;
  }

  /// Whose agent's right this token is.
  public Optional<AgentId> find(String token) {
    return database.once(connection ->
        FIND.on(connection)
            .set("hash", hash(token))
            .first(row -> new AgentId(row.text("namespace"), row.text("agent"))));
  }

  /// Whether a token still gives the right to send to this agent.
  public boolean holds(AgentId agent, String token) {
    return find(token).filter(agent::equals).isPresent();
  }

  /// Takes back all rights of a purpose but those of these tokens.
  public void revokeOthers(AgentId agent, String purpose, List<String> kept) {
    database.perform(connection ->
        of(REVOKE_OTHERS.on(connection), agent)
            .set("purpose", purpose)
            .set("kept", kept.stream().map(SendingRights::hash).toList())
            .run());
  }

  /// Takes back all rights to send to an agent.
  public void revokeAll(AgentId agent) {
    database.perform(connection -> of(REVOKE_ALL.on(connection), agent).run());
  }

  private static Call of(Call call, AgentId agent) {
    return call.set("namespace", agent.namespace()).set("agent", agent.name());
  }

  private static String hash(String token) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
