-- Rights to send to one agent, for senders that show no identity of their own: whoever has the
-- token has the right. Only its hash is kept. Agents know nothing of them.
create table rouse.sending_rights (
  namespace text collate "C" not null,
  agent text collate "C" not null,
  hash text collate "C" not null,
  -- For whom: whoever made it finds it again by this.
  purpose text collate "C" not null,
  made_at timestamptz not null default now(),
  primary key (namespace, agent, hash)
);
create unique index sending_rights_by_hash on rouse.sending_rights (hash);
alter table rouse.sending_rights enable row level security;

update rouse.schema_version set version = 3;
