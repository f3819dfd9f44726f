import { type RawBuilder, sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import { mayDo, type Role } from '../shared/permissions.ts'
import type { SearchPart } from './search-parts.ts'

/** Who looks, so that nothing is found that they may not open. */
export type SearchReader = { readonly role: Role; readonly partner: string | null }

/**
 * What of a part the reader may see: the kind and id of what tells of its changes, then its own id, path, title, words,
 * folded words, and how many letters of these, at their beginning, are its name.
 */
export function thingsOf(db: CouncilDatabase, part: SearchPart, reader: SearchReader): RawBuilder<unknown> {
  const council = sql`${db.council}::bigint`
  const own = ownActions(reader)
  switch (part) {
    case 'action':
      return sql`
        select 'action' as thing, a.id as thing_id, a.id, '/actions/' || a.id as path, a.reference || ' ' || a.title as title,
          concat_ws(' · ', nullif(a.detail, ''), nullif(a.success_measure, ''), nullif(a.evidence_wanted, ''), nullif(a.sign_off, ''),
            a.partner, p.name, a.cancelled_why) as words,
          a.folded || coalesce(p.folded, '') as folded, length(a.reference || ' ' || a.title) + 2 as named
        from action a
        left join person p on p.id = a.owner_id
        where a.council_id = ${council} and ${own}`
    case 'milestone':
      return sql`
        select 'action' as thing, a.id as thing_id, m.id, '/actions/' || a.id as path, 'Milestone of ' || a.reference || ': ' || m.title as title,
          '' as words, m.folded, length(m.title) + 2 as named
        from milestone m join action a on a.council_id = m.council_id and a.id = m.action_id
        where m.council_id = ${council} and ${own}`
    case 'contributor':
      return sql`
        select 'action' as thing, a.id as thing_id, c.id, '/actions/' || a.id as path, 'Who contributes to ' || a.reference as title,
          concat_ws(': ', c.body, nullif(c.contributes, '')) as words, c.folded, 0 as named
        from action_contributor c join action a on a.council_id = c.council_id and a.id = c.action_id
        where c.council_id = ${council} and ${own}`
    case 'requirement':
      return sql`
        select 'requirement' as thing, r.id as thing_id, r.id, '/requirements/' || r.id as path, r.reference as title,
          concat_ws(' · ', r.words, r.bearer, r.recipient, r.ended_why) as words, r.folded, length(r.reference) + 2 as named
        from requirement r where r.council_id = ${council}`
    case 'occurrence':
      return sql`
        select 'requirement' as thing, r.id as thing_id, o.id, '/requirements/' || r.id as path, 'What was said of ' || r.reference as title,
          o.note as words, o.folded, 0 as named
        from occurrence o join requirement r on r.council_id = o.council_id and r.id = o.requirement_id
        where o.council_id = ${council}`
    case 'objective':
      return sql`
        select 'objective' as thing, o.id as thing_id, o.id, '/objectives/' || o.id as path, o.title, o.outcome as words, o.folded,
          length(o.title) + 2 as named
        from objective o where o.council_id = ${council}`
    case 'update':
      return sql`
        select 'action' as thing, a.id as thing_id, u.id, '/actions/' || a.id as path, 'Update on ' || a.reference || ' ' || a.title as title,
          concat_ws(' · ', u.happened, nullif(u.next, ''), nullif(u.help, '')) as words, u.folded, 0 as named
        from action_update u join action a on a.council_id = u.council_id and a.id = u.action_id
        where u.council_id = ${council} and ${own}`
    case 'move':
      return sql`
        select 'action' as thing, a.id as thing_id, m.id, '/actions/' || a.id as path, 'Why the date of ' || a.reference || ' moved' as title,
          m.reason as words, m.folded, 0 as named
        from action_move m join action a on a.council_id = m.council_id and a.id = m.action_id
        where m.council_id = ${council} and ${own}`
    case 'recheck':
      return sql`
        select 'action' as thing, a.id as thing_id, c.id, '/actions/' || a.id as path, 'A later look at ' || a.reference as title,
          c.words, c.folded, 0 as named
        from action_recheck c join action a on a.council_id = c.council_id and a.id = c.action_id
        where c.council_id = ${council} and ${own}`
    // As a comment stands now: not words it had before, nor those that were withdrawn. A partner reads what is said of their
    // own actions and not kept from them.
    case 'comment':
      return sql`
        select case when c.action_id is not null then 'action' when c.objective_id is not null then 'objective'
            when c.requirement_id is not null then 'requirement' else 'measure' end as thing,
          coalesce(c.action_id, c.objective_id, c.requirement_id, c.measure_id) as thing_id,
          c.id, '/comments/' || c.id as path, p.name || ' on ' || coalesce(a.reference, o.title, r.reference, m.name) as title,
          w.words, w.folded, 0 as named
        from comment c
        join lateral (
          select words, folded from comment_wording
          where council_id = c.council_id and comment_id = c.id order by number desc limit 1
        ) w on true
        join person p on p.id = c.person_id
        left join action a on a.council_id = c.council_id and a.id = c.action_id
        left join objective o on o.council_id = c.council_id and o.id = c.objective_id
        left join requirement r on r.council_id = c.council_id and r.id = c.requirement_id
        left join measure m on m.council_id = c.council_id and m.id = c.measure_id
        where c.council_id = ${council}
          and not exists (select from comment_withdrawal where council_id = c.council_id and comment_id = c.id)
          and ${reader.role === 'partner' ? sql`not c.council_only and ${own}` : sql`true`}`
    case 'outside view':
      return sql`
        select case when v.action_id is not null then 'action' else 'objective' end as thing,
          coalesce(v.action_id, v.objective_id) as thing_id, v.id,
          case when v.action_id is not null then '/actions/' || v.action_id else '/objectives/' || v.objective_id end || '#views' as path,
          p.name || ': ' || coalesce(a.reference, o.title) || ' is ' || v.view as title, v.words, v.folded, 0 as named
        from outside_view v
        join person p on p.id = v.person_id
        left join action a on a.council_id = v.council_id and a.id = v.action_id
        left join objective o on o.council_id = v.council_id and o.id = v.objective_id
        where v.council_id = ${council} and ${mayDo(reader.role, 'see outside views') ? sql`true` : sql`false`}
          and not exists (select from outside_view_withdrawal where council_id = v.council_id and outside_view_id = v.id)`
    case 'evidence':
      return sql`
        select 'evidence' as thing, e.id as thing_id, e.id, '/evidence/' || e.id as path, e.title, e.shows as words, e.folded,
          length(e.title) + 2 as named
        from evidence e where e.council_id = ${council} and ${ownEvidence(db, reader)}`
    case 'measure':
      return sql`
        select 'measure' as thing, m.id as thing_id, m.id, '/measures/' || m.id as path, m.name as title,
          concat_ws(' · ', nullif(m.definition, ''), nullif(m.numerator, ''), nullif(m.denominator, ''), nullif(m.source, ''), nullif(m.caveats, '')) as words,
          m.folded, length(m.name) + 2 as named
        from measure m where m.council_id = ${council}`
    case 'commentary':
      return sql`
        select 'measure' as thing, m.id as thing_id, c.id, '/measures/' || m.id as path, 'On ' || m.name as title, c.words, c.folded, 0 as named
        from measure_commentary c join measure m on m.council_id = c.council_id and m.id = c.measure_id
        where c.council_id = ${council}`
    case 'document':
      return sql`
        select 'document' as thing, d.id as thing_id, d.id, '/documents/' || d.id as path, d.name as title, d.words, d.folded,
          length(d.name) + 2 as named
        from document d where d.council_id = ${council}`
    case 'instrument':
      return sql`
        select 'instrument' as thing, i.id as thing_id, i.id, '/instruments/' || i.id as path, i.title,
          concat_ws(' · ', i.short_title, i.addressee, i.issuer, i.signatory) as words, i.folded, length(i.title) + 2 as named
        from instrument i where i.council_id = ${council}`
    case 'provision':
      return sql`
        select 'instrument' as thing, i.id as thing_id, p.id, '/instruments/' || i.id as path,
          i.short_title || ' ' || coalesce(p.clause, '¶' || p.place) as title,
          concat_ws(' · ', p.words, p.reason) as words, p.folded, 0 as named
        from provision p join instrument i on i.council_id = p.council_id and i.id = p.instrument_id
        where p.council_id = ${council} and p.withdrawn_by_id is null`
    case 'concern':
      return sql`
        select 'concern' as thing, c.id as thing_id, c.id, '/concerns/' || c.id as path, c.name as title, '' as words, c.folded,
          length(c.name) + 2 as named
        from concern c where c.council_id = ${council} and c.state = 'confirmed'`
    case 'closing':
      return sql`
        select 'concern' as thing, c.id as thing_id, k.id, '/concerns/' || c.id as path, 'Why ' || c.name || ' was closed' as title,
          k.why as words, k.folded, 0 as named
        from concern_closing k join concern c on c.council_id = k.council_id and c.id = k.concern_id
        where k.council_id = ${council} and k.taken_back_at is null and c.state = 'confirmed'`
    case 'actor':
      return sql`
        select 'actor' as thing, a.id as thing_id, a.id, '/actors/' || a.id as path, a.name as title, coalesce(n.names, '') as words,
          los_folded(concat_ws(' ', a.name, n.names)) as folded, length(a.name) + 2 as named
        from actor a
        left join lateral (
          select string_agg(m.name, ', ' order by m.name) as names from actor_name m
          where m.council_id = a.council_id and m.actor_id = a.id and m.removed_at is null) n on true
        where a.council_id = ${council} and a.parted_at is null`
    case 'pack':
      return sql`
        select 'pack' as thing, k.id as thing_id, k.id, '/packs/' || k.id as path, k.title, los_strings(k.report) as words, k.folded,
          length(k.title) + 2 as named
        from pack k where k.council_id = ${council} and ${seesDrafts(reader) ? sql`true` : sql`k.issued_at is not null`}`
    case 'person':
      return sql`
        select 'person' as thing, p.id as thing_id, p.id, '/people/' || p.id as path, p.name as title,
          concat_ws(' · ', nullif(g.job_title, ''), g.role, g.partner) as words,
          p.folded || los_folded(concat_ws(' ', g.job_title, g.role, g.partner)) as folded, length(p.name) + 2 as named
        from role_grant g join person p on p.id = g.person_id
        where g.council_id = ${council} and g.ended_at is null and p.ended_at is null`
  }
}

/** Packs that are not issued are for those who make them. */
export function seesDrafts({ role }: SearchReader): boolean {
  return mayDo(role, 'make packs')
}

// The same as visibleTo(): a partner sees only what their own agency owes or contributes to.
function ownActions(reader: SearchReader): RawBuilder<unknown> {
  return reader.role === 'partner'
    ? sql`(a.partner = ${reader.partner} or agency_contributes(a.council_id, a.id, ${reader.partner}))`
    : sql`true`
}

// The same as maySeeEvidence().
function ownEvidence(db: CouncilDatabase, reader: SearchReader): RawBuilder<unknown> {
  if (reader.role !== 'partner') return sql`true`
  return sql`(e.added_by = ${db.actor.id} or exists (
    select from evidence_claim c join action a on a.council_id = c.council_id and a.id = c.action_id
    where c.council_id = e.council_id and c.evidence_id = e.id and ${ownActions(reader)}))`
}
