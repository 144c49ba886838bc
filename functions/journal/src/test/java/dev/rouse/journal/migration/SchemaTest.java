package dev.rouse.journal.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.journal.database.Sql;
import dev.rouse.journal.embedded.Scene;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What must hold of every table, those included that are yet to come.
final class SchemaTest {
  private static final Scene SCENE = Scene.open();

  /// Not of one namespace: the platform's own.
  private static final String PLATFORMS =
      "('schema_version', 'flyway_schema_history', 'registry', 'kafka_topics', 'kafka_offsets')";

  @AfterAll
  static void close() {
    SCENE.close();
  }

  private static List<String> found(String sql) {
    return SCENE
        .database()
        .once(connection -> Sql.of(sql).on(connection).list(row -> row.text("found")));
  }

  @Test
  void keys_andForeignKeys_beginWithTheNamespace() {
    assertThat(
            found(
                """
                select c.conrelid::regclass || ' ' || c.conname as found
                from pg_constraint c
                join pg_class t on t.oid = c.conrelid
                join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
                where t.relnamespace = 'rouse'::regnamespace and c.contype in ('p', 'f')
                  and a.attname <> 'namespace' and t.relname not in\
                """
                    + PLATFORMS))
        .isEmpty();
  }

  @Test
  void foreignKeys_haveAnIndexToDeleteBy() {
    assertThat(
            found(
                """
                select c.conrelid::regclass || ' ' || c.conname as found
                from pg_constraint c
                join pg_class t on t.oid = c.conrelid
                where t.relnamespace = 'rouse'::regnamespace and c.contype = 'f'
                  and not exists (
                    select from pg_index i
                    where i.indrelid = c.conrelid
                      and (i.indkey::int2[])[0 : cardinality(c.conkey) - 1] @> c.conkey)
                """))
        .isEmpty();
  }

  @Test
  void tables_ofNamespaces_areBehindPolicies() {
    assertThat(
            found(
                """
                select t.relname as found
                from pg_class t
                where t.relnamespace = 'rouse'::regnamespace and t.relkind = 'r'
                  and not t.relrowsecurity and t.relname not in\
                """
                    + PLATFORMS))
        .isEmpty();
  }

  @Test
  void agents_mayDeleteNothing() {
    assertThat(
            found(
                """
                select table_name as found
                from information_schema.role_table_grants
                where grantee = 'rouse_agent' and privilege_type in ('DELETE', 'TRUNCATE')
                """))
        .isEmpty();
  }

  @Test
  void namesAndIds_compareByteByByte() {
    assertThat(
            found(
                """
                select t.relname || '.' || a.attname as found
                from pg_constraint c
                join pg_class t on t.oid = c.conrelid
                join pg_attribute a on a.attrelid = t.oid and a.attnum = any (c.conkey)
                join pg_collation l on l.oid = a.attcollation
                where t.relnamespace = 'rouse'::regnamespace and c.contype = 'p'
                  and t.relname <> 'flyway_schema_history' and l.collname <> 'C'
                """))
        .isEmpty();
  }
}
