-- Places that have figures at all: a county has hundreds of villages, and few of them receive cases.
create table indicators.place (
  division_code text primary key
);
insert into indicators.place
  select distinct division_code from indicators.rollup union select distinct division_code from indicators.stock;
