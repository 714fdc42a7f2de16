-- Life events 一件事: what of the catalogue is handled as one, in immutable versions.
create schema packages;

create table packages.package (
  division_code    text not null,
  package_id       text not null,
  name             text not null,           -- of the latest version
  state            text not null check (state in ('draft', 'published', 'withdrawn')),
  current_version  int,                     -- what the public sees; null: nothing yet
  latest_version   int not null,            -- what designers work on
  changed_at       timestamptz not null,
  primary key (division_code, package_id),
  check (state <> 'published' or current_version is not null)
);

create table packages.package_version (
  division_code  text not null,
  package_id     text not null,
  version        int not null check (version > 0),
  definition     jsonb not null,
  findings       jsonb not null,            -- those that refuse it among them: then it was never published
  sm3            text not null,             -- of the canonical bytes of the definition without its version
  created_at     timestamptz not null,
  published_at   timestamptz,
  primary key (division_code, package_id, version),
  foreign key (division_code, package_id) references packages.package deferrable initially deferred
);

-- What was published stays as it was: joint cases keep the version they began with.
create function packages.keep_published() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception '一件事 % 第 % 版已经发布，不能再改；请另出一版。', old.package_id, old.version using errcode = 'integrity_constraint_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_published before update or delete on packages.package_version
  for each row execute function packages.keep_published();
