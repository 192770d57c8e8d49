-- What came of a POST with an Idempotency-Key, for those who send it again.
create table idempotency_key (
    subject     varchar(255)             not null,
    name        varchar(255)             not null,
    fingerprint varchar(64)              not null,
    created_at  timestamp with time zone not null,
    result      text,
    primary key (subject, name)
);

create index idempotency_key_by_age on idempotency_key (created_at);
