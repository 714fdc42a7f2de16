-- Leaves read what was rated by its id alone, thousands at a time.
create index rating_case on ratings.rating (case_id);
