-- Requests by message that have been answered: a second one with the same id gets the same answer.
create table producer_requests (
  sender               varchar(255) not null,
  request_id           varchar(255) not null,
  digest               char(64)     not null,
  openstack_request_id varchar(64),
  answer               text         not null,
  reply_to             varchar(255),
  correlation_id       text,
  wants_result         boolean      not null,
  created_at           timestamp(6) not null,
  primary key (sender, request_id)
);
create index producer_requests_job on producer_requests (openstack_request_id) where wants_result;
create index producer_requests_age on producer_requests (created_at);
