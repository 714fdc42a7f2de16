-- An officer's own ways of looking at the work list; the text in one may be somebody's name, so it is sealed.
create table cases.saved_filter (
  id         uuid primary key,
  staff_id   text not null,
  name       text not null check (length(name) between 1 and 40),
  sealed     text not null,
  first      boolean not null default false,    -- the list opens with it
  at         timestamptz not null,
  unique (staff_id, name)
);
create unique index saved_filter_first on cases.saved_filter (staff_id) where first;

-- Lists that left the platform as a file: who, what was asked for, how many lines.
create table cases.export_log (
  id            uuid primary key,
  staff_id      text not null,
  format        text not null check (format in ('csv', 'xlsx')),
  filter_sealed text not null,
  rows          int,                            -- null: it broke off
  at            timestamptz not null
);
create index export_log_staff on cases.export_log (staff_id, id);
revoke delete, truncate on cases.export_log from tongban_app;
