-- Proposals 改进建议: what figures say of an item, put before who edits it, taken and answered with reasons.
create table catalogue.proposal (
  id              uuid primary key,
  division_code   text not null,
  item_code       text not null,
  organisation_id text not null,               -- of the item; '' where it has none
  evidence        jsonb not null,              -- counts as they stood when it was made
  made_by         uuid not null,
  made_at         timestamptz not null,
  state           text not null,
  version         int not null check (version > 0)
);
create index proposal_queue on catalogue.proposal (division_code, state, made_at, id);
create index proposal_item on catalogue.proposal (division_code, item_code);
create index proposal_maker on catalogue.proposal (made_by, made_at);

create table catalogue.proposal_event (
  proposal_id uuid not null references catalogue.proposal,
  seq         int not null check (seq > 0),
  kind        text not null,
  payload     jsonb not null,
  text_sealed text,
  actor       text not null,
  at          timestamptz not null,
  key         text not null,
  primary key (proposal_id, seq),
  unique (proposal_id, key)
);

grant select, insert, update on catalogue.proposal to tongban_app;
grant select, insert on catalogue.proposal_event to tongban_app;
revoke update, delete, truncate on catalogue.proposal_event from tongban_app;
revoke delete, truncate on catalogue.proposal from tongban_app;
