-- Items: basic entries, implementation lists in immutable versions, and the words by which people find them.
create schema catalogue;

-- A basic catalogue entry 基本目录; its code may be unknown (地方自设, not assigned yet).
create table catalogue.basic_entry (
  item_code       text primary key,
  base_code       text,
  handle_item_no  text,
  name            text not null,
  item_type       text not null,
  department      text,
  first_seen      timestamptz not null
);
create index basic_entry_base_code on catalogue.basic_entry (base_code) where base_code is not null;

-- An implementation list 实施清单: entry × organisation of a division.
create table catalogue.item (
  division_code    text not null,
  item_code        text not null references catalogue.basic_entry,
  organisation_id  text,                    -- null: no organisation of that department here, a draft
  state            text not null check (state in ('draft', 'published', 'suspended', 'withdrawn')),
  current_version  int,                     -- what the public sees; null: nothing yet
  latest_version   int not null,            -- what editors work on
  changed_at       timestamptz not null,
  primary key (division_code, item_code),
  check (state <> 'published' or (current_version is not null and organisation_id is not null))
);

create table catalogue.item_version (
  division_code  text not null,
  item_code      text not null,
  version        int not null check (version > 0),
  definition     jsonb not null,
  form           jsonb not null,
  findings       jsonb not null,
  completeness   jsonb not null,
  sm3            text not null,             -- of the canonical bytes of definition and form
  created_at     timestamptz not null,
  published_at   timestamptz,
  primary key (division_code, item_code, version),
  foreign key (division_code, item_code) references catalogue.item deferrable initially deferred
);

-- What was published stays as it was: open cases keep the version they began with.
create function catalogue.keep_published() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception '事项 % 第 % 版已经发布，不能再改；请另出一版。', old.item_code, old.version using errcode = 'integrity_constraint_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_published before update or delete on catalogue.item_version
  for each row execute function catalogue.keep_published();

-- One row per wording by which a published item is found.
create table catalogue.search_entry (
  division_code  text not null,
  item_code      text not null,
  position       smallint not null,
  kind           text not null check (kind in ('name', 'alias', 'result', 'department')),
  text           text not null,             -- letters, digits and Chinese characters only, small letters
  pinyin         text not null,             -- full, without tones or blanks
  initials       text not null,
  tokens         text[] not null,
  grams          text[] not null,           -- pairs of neighbouring characters, for mistyped ones
  primary key (division_code, item_code, position)
);
create index search_entry_text on catalogue.search_entry using gin (text gin_trgm_ops);
create index search_entry_pinyin on catalogue.search_entry using gin (pinyin gin_trgm_ops);
create index search_entry_initials on catalogue.search_entry using gin (initials gin_trgm_ops);
create index search_entry_tokens on catalogue.search_entry using gin (tokens);
create index search_entry_grams on catalogue.search_entry using gin (grams);

-- The state of the aliases with which a division was last indexed: new aliases index everything again.
create table catalogue.search_state (
  division_code  text primary key,
  sm3            text not null
);
