-- Facts about this installation that pages show: `demonstration` says that people and cases in it are invented.
create table platform.marker (
  name text primary key,
  value jsonb not null,
  at timestamptz not null
);
grant select, insert, update, delete on platform.marker to tongban_app;
