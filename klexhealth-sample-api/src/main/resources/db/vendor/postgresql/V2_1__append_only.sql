-- What was recorded stays as it is, also for somebody who has this API's password of the database.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of % are only added', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger access_record_is_append_only
    before update or delete or truncate on access_record
    for each statement execute function refuse_change();

create trigger emergency_access_is_append_only
    before update or delete or truncate on emergency_access
    for each statement execute function refuse_change();

create trigger prescription_change_is_append_only
    before update or delete or truncate on prescription_change
    for each statement execute function refuse_change();
