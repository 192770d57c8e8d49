-- Plain SQL that H2 and PostgreSQL both understand. Every row that is changed carries a version: it is the ETag of
-- what the API gives out.

create table patient (
    id                 uuid         primary key,
    version            bigint       not null,
    subject            varchar(255) unique,
    given_name         varchar(100) not null,
    family_name        varchar(100) not null,
    given_name_folded  varchar(400) not null,
    family_name_folded varchar(400) not null,
    birth_date         date         not null,
    gender             varchar(10)  not null check (gender in ('FEMALE', 'MALE', 'DIVERSE')),
    insurer            varchar(100) not null,
    insurance_number   varchar(10)  not null,
    phone              varchar(30),
    email              varchar(254),
    street             varchar(100),
    postal_code        varchar(5),
    city               varchar(100)
);

create index patient_by_name on patient (family_name_folded, given_name_folded, id);

create table prescription (
    id         uuid         primary key,
    version    bigint       not null,
    patient_id uuid         not null references patient (id),
    status     varchar(10)  not null check (status in ('ACTIVE', 'CANCELLED')),
    remedy     varchar(100) not null,
    icd10_code varchar(10)  not null,
    diagnosis  varchar(200) not null,
    sessions   integer      not null check (sessions between 1 and 50),
    frequency  varchar(50)  not null,
    prescriber varchar(100) not null,
    issued_on  date         not null,
    start_by   date         not null,
    check (start_by >= issued_on)
);

create index prescription_by_patient on prescription (patient_id, issued_on desc, id);

-- What a prescription said from each change on, who changed it, and why. Rows are only added.
create table prescription_change (
    prescription_id uuid                     not null references prescription (id),
    version         bigint                   not null,
    kind            varchar(10)              not null check (kind in ('ISSUED', 'AMENDED', 'CANCELLED')),
    reason          varchar(500),
    changed_by      varchar(255)             not null,
    changed_at      timestamp with time zone not null,
    remedy          varchar(100)             not null,
    icd10_code      varchar(10)              not null,
    diagnosis       varchar(200)             not null,
    sessions        integer                  not null,
    frequency       varchar(50)              not null,
    prescriber      varchar(100)             not null,
    issued_on       date                     not null,
    start_by        date                     not null,
    primary key (prescription_id, version)
);
