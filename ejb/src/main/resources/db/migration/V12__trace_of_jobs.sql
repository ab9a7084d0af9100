-- By which ids others know the request that a job works for.
alter table jobs
  add column global_request_id varchar(64),
  add column traceparent       varchar(64),
  add column tracestate        varchar(512);
