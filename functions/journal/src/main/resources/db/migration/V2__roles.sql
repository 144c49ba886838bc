-- Who may write what. An agent's process logs in as its namespace's own role, a member of
-- rouse_agent, and sees its namespace only. It relies on nothing but current_user: no SET ROLE, no
-- session setting, so a transaction-mode pooler may stand between.
-- The owner of these tables (gateway, scaler, controller) is bound by no policy.

do $$
begin
  if not exists (select from pg_roles where rolname = 'rouse_agent') then
    create role rouse_agent nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the cluster: another database's migration was faster
end $$;

create function rouse.namespace_of(login name) returns text
  language sql stable security definer set search_path = pg_catalog
  return (select n.namespace from rouse.namespaces n where n.role = login);

grant usage on schema rouse to rouse_agent;
grant usage on sequence rouse.places to rouse_agent;
grant select on rouse.schema_version to rouse_agent;

-- What an agent sees. Deliveries, dead letters and incidents it may only add to, or not know at all.
grant select on
  rouse.agents, rouse.processes, rouse.sessions, rouse.runs, rouse.tasks, rouse.steps,
  rouse.inputs, rouse.asks, rouse.spend, rouse.spend_hours
  to rouse_agent;

-- What an agent adds.
grant insert on
  rouse.processes, rouse.sessions, rouse.runs, rouse.tasks, rouse.steps, rouse.spend
  to rouse_agent;
grant insert (namespace, run, number, token, body) on rouse.inputs to rouse_agent;
grant insert (namespace, run, id, agent, seq, hash, deadline, body) on rouse.asks to rouse_agent;
grant insert (namespace, id, run, agent, destination, event) on rouse.deliveries to rouse_agent;
grant insert (namespace, id, agent, run, problem) on rouse.dead_letters to rouse_agent;

-- What an agent changes: its processes and the heads of its runs. The session's key is there only
-- because a lock asks for the right to change something.
grant update (incarnation, beat) on rouse.processes to rouse_agent;
grant update (key) on rouse.sessions to rouse_agent;
grant update
  (holds, due, epoch, seq, attempts, inputs, heard, owner, incarnation, owned_at, ended, ended_at)
  on rouse.runs to rouse_agent;

alter table rouse.namespaces enable row level security;
alter table rouse.agents enable row level security;
alter table rouse.processes enable row level security;
alter table rouse.sessions enable row level security;
alter table rouse.runs enable row level security;
alter table rouse.tasks enable row level security;
alter table rouse.steps enable row level security;
alter table rouse.inputs enable row level security;
alter table rouse.asks enable row level security;
alter table rouse.deliveries enable row level security;
alter table rouse.spend enable row level security;
alter table rouse.spend_hours enable row level security;
alter table rouse.incidents enable row level security;
alter table rouse.storms enable row level security;
alter table rouse.schedules enable row level security;
alter table rouse.registry enable row level security;
alter table rouse.dead_letters enable row level security;

-- The subquery is evaluated once a statement, not once a row.
create policy own on rouse.agents for select to rouse_agent
  using (namespace = (select rouse.namespace_of(current_user)));
create policy own on rouse.processes to rouse_agent
  using (namespace = (select rouse.namespace_of(current_user)));
create policy own on rouse.sessions to rouse_agent
  using (namespace = (select rouse.namespace_of(current_user)));
create policy own on rouse.tasks to rouse_agent
  using (namespace = (select rouse.namespace_of(current_user)));
create policy own on rouse.steps to rouse_agent
  using (namespace = (select rouse.namespace_of(current_user)));
create policy own on rouse.asks to rouse_agent
  using (namespace = (select rouse.namespace_of(current_user)));
create policy own on rouse.spend to rouse_agent
  using (namespace = (select rouse.namespace_of(current_user)));
create policy own on rouse.spend_hours for select to rouse_agent
  using (namespace = (select rouse.namespace_of(current_user)));
create policy own on rouse.deliveries for insert to rouse_agent
  with check (namespace = (select rouse.namespace_of(current_user)));
create policy own on rouse.dead_letters for insert to rouse_agent
  with check (namespace = (select rouse.namespace_of(current_user)));

-- What has ended stays ended: only a human's redrive, through the gateway, opens a run again.
create policy seen on rouse.runs for select to rouse_agent
  using (namespace = (select rouse.namespace_of(current_user)));
create policy begun on rouse.runs for insert to rouse_agent
  with check (namespace = (select rouse.namespace_of(current_user)));
create policy moved on rouse.runs for update to rouse_agent
  using (namespace = (select rouse.namespace_of(current_user)) and ended is null)
  with check (namespace = (select rouse.namespace_of(current_user)));

-- Decisions and redrives are inputs that no agent writes.
create policy heard on rouse.inputs for select to rouse_agent
  using (namespace = (select rouse.namespace_of(current_user)));
create policy told on rouse.inputs for insert to rouse_agent
  with check (
    namespace = (select rouse.namespace_of(current_user))
    and kind in ('news', 'cancelled', 'child-ended'));

update rouse.schema_version set version = 2;
