-- In which transaction a counter service was begun or ended last: what counts services reads what was committed, in
-- batches, behind a cursor (platform/feed). A row moves on with its change and is read whole.
alter table ratings.counter_service add column tx xid8 not null default pg_current_xact_id();
create index counter_service_feed on ratings.counter_service (tx, id);
-- Facts of ratings say from now on what was rated: they are read once more from the beginning.
delete from indicators.cursor where source = 'ratings';
