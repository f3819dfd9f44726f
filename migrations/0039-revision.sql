-- How far the council's record and the installation's own have come. Every change writes its event in its own
-- transaction, so while this stands still nothing of the council has changed.
create function los_revision() returns bigint
  language sql stable security definer set search_path = public, pg_temp
  return (select coalesce(sum(length), 0)::bigint from chain where chain_id in (0, los_council()));
