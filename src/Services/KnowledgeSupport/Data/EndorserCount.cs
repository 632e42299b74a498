namespace Ksf.KnowledgeSupport.Data;

/// <summary>
/// Keeps <c>known_needs.endorsers</c>: how many municipalities endorse a need. It is counted in the transaction of each endorsement, whoever writes it, and
/// when a need arrives after its endorsements, so that a list is sorted by it from an index.
/// </summary>
/// <remarks>
/// An endorsement locks the need's row before it counts: a statement after the lock sees all that was committed before it, so two at once do not miss each
/// other. Only a copy that comes before its need finds no row. It then waits for needs that are arriving, which share a lock with each other
/// (7021, <see cref="ServiceDefaults.Persistence.AdvisoryLock.ArrivingNeeds"/>), and looks again.
/// </remarks>
internal static class EndorserCount
{
    public const string Create =
        """
        create function count_endorsers(need uuid) returns integer language sql stable as $function$
            select count(distinct municipality_id)::integer from endorsements where need_id = need and status = 'given'
        $function$;
        create function endorsement_changed() returns trigger language plpgsql as $function$
        declare
            need uuid := case when tg_op = 'DELETE' then old.need_id else new.need_id end;
        begin
            perform from known_needs where id = need for update;
            if not found then
                perform pg_advisory_xact_lock(7021);
                perform from known_needs where id = need for update;
            end if;
            update known_needs set endorsers = count_endorsers(need) where id = need;
            return null;
        end
        $function$;
        create function need_arrived() returns trigger language plpgsql as $function$
        begin
            perform pg_advisory_xact_lock_shared(7021);
            new.endorsers := count_endorsers(new.id);
            return new;
        end
        $function$;
        create trigger endorsement_changed after insert or delete or update of status on endorsements
            for each row execute function endorsement_changed();
        create trigger need_arrived before insert on known_needs for each row execute function need_arrived();
        """;

    public const string Drop =
        """
        drop trigger need_arrived on known_needs;
        drop trigger endorsement_changed on endorsements;
        drop function need_arrived();
        drop function endorsement_changed();
        drop function count_endorsers(uuid);
        """;
}
