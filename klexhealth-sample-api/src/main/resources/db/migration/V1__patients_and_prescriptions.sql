-- Plain SQL that H2 and PostgreSQL both understand.

create table patient (
    id                 uuid         primary key,
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

-- Who treats whom. A practitioner is known by the subject of their account.
create table care_relation (
    id           uuid         primary key,
    practitioner varchar(255) not null,
    patient_id   uuid         not null references patient (id),
    unique (practitioner, patient_id)
);

create index care_relation_by_patient on care_relation (patient_id);

create table prescription (
    id         uuid         primary key,
    patient_id uuid         not null references patient (id),
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
