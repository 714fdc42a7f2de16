-- Each look at the name and phone that somebody left with a request (个人信息保护法 51, 54).
create table requests.contact_view (
  request_id uuid not null references requests.request,
  staff_id   uuid not null,
  reason     text not null,
  at         timestamptz not null
);
create index contact_view_of on requests.contact_view (request_id, at);
grant select, insert on requests.contact_view to tongban_app;
revoke update, delete, truncate on requests.contact_view from tongban_app;
