-- Divisions, organisations, and the places where people meet them.
create schema regions;

create table regions.division (
  code        text primary key check (code ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$'),
  name        text not null,
  level       smallint not null check (level between 2 and 6),   -- 行使层级: 2 province … 6 village
  parent_code text references regions.division,
  valid_from  date not null,           -- edition of the source in which the code first stood
  valid_to    date                     -- edition in which it stood no more; codes are never reused or deleted
);
create index division_parent on regions.division (parent_code, code);

-- Who lies in whom: scope of rights goes by this table, never by prefixes (codes merge and change).
create table regions.division_closure (
  ancestor    text not null references regions.division,
  descendant  text not null references regions.division,
  depth       smallint not null,       -- 0: itself
  primary key (ancestor, descendant)
);
create index division_closure_descendant on regions.division_closure (descendant, depth);

create table regions.venue (
  id              text primary key,
  division_code   text not null references regions.division,
  name            text not null,
  address         text not null,
  phone           text not null,
  complaint_phone text,
  hours           jsonb not null,
  zones           jsonb not null,
  demo            boolean not null
);
create index venue_division on regions.venue (division_code);

create table regions.service_window (
  id        text primary key,
  venue_id  text not null references regions.venue on delete cascade,
  position  smallint not null,
  number    text not null,
  name      text not null,
  kind      text not null,
  zone      text,
  floor     text
);
create index service_window_venue on regions.service_window (venue_id, position);

create table regions.organisation (
  id             text primary key,
  division_code  text not null references regions.division,
  level          smallint not null check (level between 1 and 7),
  name           text not null,
  uscc           text check (length(uscc) = 18),
  kind           text not null,
  department_key text,                 -- canonical department of data/aliases/departments.json
  venue_id       text references regions.venue,
  demo           boolean not null,
  valid_from     date not null,
  valid_to       date
);
create index organisation_department on regions.organisation (division_code, department_key) where valid_to is null;

-- The state in which a file of divisions or organisations was last read: the same file is not read twice.
create table regions.loaded_file (
  name  text primary key,
  sm3   text not null,
  rows  int not null,
  at    timestamptz not null
);
