-- The journal: one dialect (PostgreSQL 15 and later), no state but these tables.
--
-- Every key begins with the namespace: nothing crosses one, so what outgrows one database gets a
-- database per namespace. Names and ids compare byte by byte (collate "C"), so that every process
-- locks rows in the same order whatever the database's locale is.
-- Bodies are json, not jsonb: the text stays exactly what was written, and nothing queries into it.

create table rouse.schema_version (
  version int not null
);
comment on table rouse.schema_version is
  'One row: the last migration. Agents look here before they work; Flyway''s own table is not theirs to read.';

-- Which database role works for which namespace; the policies of V2 stand on it.
create table rouse.namespaces (
  namespace text collate "C" primary key,
  role name unique
);

-- The registry: each agent's accepted definition, written by whoever plans agents.
create table rouse.agents (
  namespace text collate "C" not null,
  name text collate "C" not null,
  hash text not null,
  definition json not null,
  suspended boolean not null default false,
  -- The registry's revision in which it came or last changed.
  revision bigint not null default 0,
  primary key (namespace, name)
);
create index agents_changed on rouse.agents (revision);

-- One row, locked by whoever changes the registry: revisions become visible in their order.
create table rouse.registry (
  revision bigint not null,
  -- The revision in which an agent was last removed.
  removed bigint not null
);
insert into rouse.registry values (0, 0);

-- A process of an agent. The name outlives a restart, the incarnation does not.
create table rouse.processes (
  namespace text collate "C" not null,
  agent text collate "C" not null,
  name text collate "C" not null,
  incarnation text not null,
  beat timestamptz not null,
  primary key (namespace, agent, name)
) with (fillfactor = 50);

-- A session is a row only to be locked: its runs are found by their session and place.
create table rouse.sessions (
  namespace text collate "C" not null,
  id text collate "C" not null, -- a digest: a key may be longer than an index allows
  agent text not null,
  key text not null,
  primary key (namespace, id)
) with (fillfactor = 70);

-- Drawn while the session is locked, so within a session its order is the order of commits.
create sequence rouse.places;

-- The head of a run: small and hot. An append changes no indexed column, so it stays on its page.
create table rouse.runs (
  namespace text collate "C" not null,
  id text collate "C" not null,
  agent text collate "C" not null,
  session text collate "C",
  place bigint not null default nextval('rouse.places'),
  -- Whether it is first of its session, or has none. Behind others it is never due.
  holds boolean not null,
  -- From when on it may be claimed; null while it is behind others, sleeps without a deadline or has ended.
  due timestamptz,
  epoch int not null default 0,
  seq int not null default 0,
  attempts int not null default 0,
  inputs int not null default 0,
  heard int not null default 0,
  owner text collate "C",
  incarnation text,
  owned_at timestamptz,
  ended text check (ended in ('completed', 'failed', 'cancelled')),
  ended_at timestamptz,
  primary key (namespace, id),
  check (due is null or (holds and ended is null)),
  check (owner is null or due is not null)
) with (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
create index runs_due on rouse.runs (namespace, agent, due) where due is not null;
-- Runs of a session never overlap: the database itself refuses a second holder.
create unique index runs_holder on rouse.runs (namespace, session)
  where holds and ended is null and session is not null;
create index runs_session on rouse.runs (namespace, session, place)
  where session is not null and ended is null;
-- Whether a session is needed any more.
create index runs_past on rouse.runs (namespace, session)
  where session is not null and ended is not null;
-- What people look for among many that have ended, and what retention looks for among these.
create index runs_open on rouse.runs (namespace, agent) where ended is null;
create index runs_failed on rouse.runs (namespace, agent) where ended in ('failed', 'cancelled');
create index runs_ended on rouse.runs (ended_at) where ended is not null;

-- What came in. `run` is the run that works on it: its own, or the one that it joined.
create table rouse.tasks (
  namespace text collate "C" not null,
  id text collate "C" not null,
  agent text collate "C" not null,
  run text collate "C" not null,
  fingerprint text not null,
  event json not null,
  message text, -- the trigger's words for it, a template
  session text,
  parent_run text collate "C",
  parent_call text,
  accepted_at timestamptz not null default now(),
  primary key (namespace, id),
  foreign key (namespace, run) references rouse.runs on delete cascade
);
create index tasks_newest on rouse.tasks (namespace, accepted_at, id);
create index tasks_of_agent on rouse.tasks (namespace, agent, accepted_at, id);
create index tasks_of_run on rouse.tasks (namespace, run);
-- Whoever asks with a task's id alone.
create index tasks_by_id on rouse.tasks (id);
-- What a run asked other agents for: a redrive looks for the answers that came too late.
create index tasks_children on rouse.tasks (namespace, parent_run) where parent_run is not null;

create table rouse.steps (
  namespace text collate "C" not null,
  run text collate "C" not null,
  seq int not null,
  epoch int not null,
  at timestamptz not null,
  definition text not null,
  body json not null,
  primary key (namespace, run, seq),
  foreign key (namespace, run) references rouse.runs on delete cascade
);

create table rouse.inputs (
  namespace text collate "C" not null,
  run text collate "C" not null,
  number int not null,
  -- Taken from the body, so that no policy can be told another kind than readers will see.
  kind text not null generated always as (body ->> 'kind') stored,
  -- What makes a repeated input the same one.
  token text not null,
  at timestamptz not null default now(),
  body json not null,
  primary key (namespace, run, number),
  foreign key (namespace, run) references rouse.runs on delete cascade
);

-- A run's question to humans. The decision's columns are the gateway's.
create table rouse.asks (
  namespace text collate "C" not null,
  run text collate "C" not null,
  id text collate "C" not null,
  agent text collate "C" not null,
  seq int not null,
  hash text not null,
  deadline timestamptz not null,
  body json not null,
  asked_at timestamptz not null default now(),
  decision json,
  decided_at timestamptz,
  primary key (namespace, run, id),
  foreign key (namespace, run) references rouse.runs on delete cascade
);
create index asks_newest on rouse.asks (namespace, asked_at, run, id);

-- Events on their way out, each destination apart. `due` is null once it arrived or was given up.
create table rouse.deliveries (
  namespace text collate "C" not null,
  id text collate "C" not null,
  run text collate "C" not null,
  agent text collate "C" not null,
  destination json not null,
  -- What has its own place in the queue: a destination that is down holds up no other.
  way text collate "C" not null
    generated always as (md5(namespace || ' ' || (destination #>> '{}'))) stored,
  event json not null,
  created_at timestamptz not null default now(),
  due timestamptz default now(),
  attempts int not null default 0,
  delivered_at timestamptz,
  primary key (namespace, id),
  foreign key (namespace, run) references rouse.runs on delete cascade
) with (fillfactor = 80);
create index deliveries_due on rouse.deliveries (way, due) where due is not null;
create index deliveries_of_run on rouse.deliveries (namespace, run);

-- One row an append that spent something; rolled up by the hour, and only then removed.
create table rouse.spend (
  namespace text collate "C" not null,
  run text collate "C" not null,
  seq int not null,
  agent text collate "C" not null,
  at timestamptz not null,
  tokens bigint not null,
  money numeric not null,
  primary key (namespace, run, seq)
);
create index spend_of_agent on rouse.spend (namespace, agent, at);
create index spend_old on rouse.spend using brin (at);

create table rouse.spend_hours (
  namespace text collate "C" not null,
  agent text collate "C" not null,
  hour timestamptz not null,
  tokens bigint not null,
  money numeric not null,
  primary key (namespace, agent, hour)
);

-- An alert group as one agent sees it. The row is locked before news are compared.
create table rouse.incidents (
  namespace text collate "C" not null,
  agent text collate "C" not null,
  id text collate "C" not null, -- a digest of the group key, which knows no bound
  group_key text not null,
  open boolean not null,
  run text collate "C",
  body json not null,
  opened_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  -- When to look at it, though nothing is heard of it.
  due timestamptz,
  primary key (namespace, agent, id)
);
create index incidents_newest on rouse.incidents (namespace, opened_at, id);
create index incidents_due on rouse.incidents (due) where due is not null;

-- How many incidents set an agent going, and which are held back. Locked after the incident.
create table rouse.storms (
  namespace text collate "C" not null,
  agent text collate "C" not null,
  body json not null,
  due timestamptz,
  primary key (namespace, agent)
);
create index storms_due on rouse.storms (due) where due is not null;

-- What failed for good: a run, a delivery, or something that never became a run.
create table rouse.dead_letters (
  namespace text collate "C" not null,
  id text collate "C" not null,
  agent text collate "C",
  run text collate "C",
  delivery text collate "C",
  problem json not null,
  subject json, -- what it was, where no run says it
  at timestamptz not null default now(),
  primary key (namespace, id),
  foreign key (namespace, run) references rouse.runs on delete cascade,
  foreign key (namespace, delivery) references rouse.deliveries on delete cascade
);
create index dead_letters_newest on rouse.dead_letters (namespace, at, id);
create index dead_letters_of_run on rouse.dead_letters (namespace, run) where run is not null;
create index dead_letters_of_delivery on rouse.dead_letters (namespace, delivery)
  where delivery is not null;

-- How far the ticks of an agent's schedule were taken in.
create table rouse.schedules (
  namespace text collate "C" not null,
  agent text collate "C" not null,
  id text collate "C" not null, -- a digest of the expression and its time zone
  taken timestamptz not null,
  primary key (namespace, agent, id)
);

-- The Kafka intake's, one consumer group for all namespaces: the only tables without a namespace.
create table rouse.kafka_topics (
  topic text collate "C" primary key
);
comment on table rouse.kafka_topics is
  'A topic that was begun. Its partitions without an offset began to exist later: they are read from 0.';

create table rouse.kafka_offsets (
  topic text collate "C" not null references rouse.kafka_topics on delete cascade,
  partition int not null,
  next bigint not null,
  primary key (topic, partition)
) with (fillfactor = 50);

-- When this database began to answer. In one place, so that a test can make a database look old.
create function rouse.up_since() returns timestamptz stable
  return pg_postmaster_start_time();

insert into rouse.schema_version values (1);
