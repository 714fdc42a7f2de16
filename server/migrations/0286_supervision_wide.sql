-- A version of an item that changed its limit is told of once, whichever case it was found on.
create unique index matter_of_item on supervision.matter (division_code, ground)
  where what = 'limit-changed' and from_id is null;
