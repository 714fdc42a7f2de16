-- Of an indicator with several ratios a goal may name one (行政许可 within 全程网办率); null: the figure itself.
alter table programmes.task add column ratio text;
