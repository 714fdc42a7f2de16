-- Many licences made in one go: issued anew in another layout, renewed, or tried again. One row for each, so that a
-- restart goes on where it stopped and everybody sees what became of every single one.
create table licences.batch (
  id            uuid primary key,
  act           text not null check (act in ('reissue', 'renew', 'retry')),
  type_id       text references licences.licence_type,
  reason_sealed text not null,
  staff_id      uuid not null,
  command_key   text not null,
  ordered_at    timestamptz not null,
  settled_at    timestamptz,
  unique (staff_id, command_key)
);
create index batch_of_staff on licences.batch (staff_id, ordered_at desc);

create table licences.batch_item (
  batch_id       uuid not null references licences.batch,
  seq            int not null check (seq between 1 and 500),
  licence_id     uuid references licences.issued,
  issue_id       uuid references licences.issue,
  state          text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'stopped')),
  new_id         uuid references licences.issued,
  problem_sealed text,
  settled_at     timestamptz,
  primary key (batch_id, seq),
  check ((licence_id is null) <> (issue_id is null))
);
create index batch_item_waiting on licences.batch_item (batch_id, seq) where state = 'waiting';
