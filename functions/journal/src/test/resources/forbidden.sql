-- What an agent's role tries in vain, a statement a line.
-- another namespace's anything
insert into rouse.runs (namespace, id, agent, holds) values ('role-theirs', 'x', 'agent', true)
insert into rouse.tasks (namespace, id, agent, run, fingerprint, event) select 'role-theirs', 'x', 'agent', id, 'f', '{}' from rouse.runs limit 1
insert into rouse.steps (namespace, run, seq, epoch, at, definition, body) values ('role-theirs', 'x', 1, 1, now(), 'v1', '{}')
insert into rouse.processes values ('role-theirs', 'agent', 'p', '1', now())
insert into rouse.sessions values ('role-theirs', 's', 'agent', 'k')
insert into rouse.spend values ('role-theirs', 'x', 1, 'agent', now(), 1, 1)
insert into rouse.inputs (namespace, run, number, token, body) values ('role-theirs', 'x', 1, 't', '{"kind":"news"}')
insert into rouse.asks (namespace, run, id, agent, seq, hash, deadline, body) values ('role-theirs', 'x', 'a', 'agent', 1, 'h', now(), '{}')
insert into rouse.deliveries (namespace, id, run, agent, destination, event) values ('role-theirs', 'd', 'x', 'agent', '{}', '{}')
insert into rouse.dead_letters (namespace, id, agent, run, problem) values ('role-theirs', 'd', 'agent', 'x', '{}')
-- decisions and redrives
insert into rouse.inputs (namespace, run, number, token, body) select namespace, id, 9, 't', '{"kind":"decided"}' from rouse.runs limit 1
insert into rouse.inputs (namespace, run, number, token, body) select namespace, id, 9, 't', '{"kind":"redriven"}' from rouse.runs limit 1
insert into rouse.inputs (namespace, run, number, token, body) select namespace, id, 9, 't', '{"kind":"news","kind":"decided"}' from rouse.runs limit 1
insert into rouse.inputs (namespace, run, number, token, body) select namespace, id, 9, 't', '{"KIND":"news"}' from rouse.runs limit 1
update rouse.inputs set body = '{}'
delete from rouse.inputs
update rouse.asks set decision = '{}'
update rouse.asks set deadline = now() + interval '9 years'
insert into rouse.asks (namespace, run, id, agent, seq, hash, deadline, body, decision) select namespace, id, 'b', agent, 1, 'h', now(), '{}', '{}' from rouse.runs limit 1
delete from rouse.asks
-- what was written stays written
update rouse.steps set body = '{}'
delete from rouse.steps
update rouse.tasks set event = '{}'
delete from rouse.tasks
delete from rouse.runs
update rouse.runs set namespace = 'role-theirs'
update rouse.runs set session = 'other'
update rouse.spend set money = 0
delete from rouse.spend
insert into rouse.spend_hours values ('role-ours', 'agent', now(), -1, -1)
update rouse.spend_hours set tokens = 0
-- the registry, roles, and what is the gateway's alone
insert into rouse.agents (namespace, name, hash, definition) values ('role-ours', 'x', 'h', '{}')
update rouse.agents set suspended = true
delete from rouse.agents
select * from rouse.namespaces
update rouse.namespaces set role = null
select * from rouse.incidents
select * from rouse.dead_letters
delete from rouse.dead_letters
select * from rouse.deliveries
update rouse.deliveries set due = null
select * from rouse.kafka_offsets
insert into rouse.kafka_topics values ('t')
update rouse.schema_version set version = 9
create table rouse.mine ()
alter table rouse.runs disable row level security
drop policy seen on rouse.runs
set role postgres
