-- A round writes tens of thousands of sums at once; measures are never taken away, so there is nothing to check each for.
alter table indicators.total drop constraint total_measure_fkey;
