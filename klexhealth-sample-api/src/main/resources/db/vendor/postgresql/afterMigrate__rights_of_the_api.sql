-- What the API needs and no more, if the tables are not its own. It is asked for anew at each start, so that a role
-- that comes later gets it, too.
do $$
declare
    api text := nullif('${api-role}', '');
begin
    if api is null or api = current_user then
        return;
    end if;
    execute format('grant usage on schema %I to %I', current_schema(), api);
    execute format('grant select, insert, update on patient, prescription to %I', api);
    execute format('grant select, insert, delete on care_relation to %I', api);
    execute format('grant select, insert on prescription_change, emergency_access, access_record to %I', api);
    execute format('grant select, insert, update, delete on idempotency_key to %I', api);
end
$$;
