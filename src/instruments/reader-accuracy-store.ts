import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { DecidedProposal } from './reader-accuracy.ts'

/** Everything that people decided of what was read, and what they added, the newest first. */
export async function listDecidedProposals(db: CouncilDatabase): Promise<readonly DecidedProposal[]> {
  const { rows } = await sql<DecidedProposal>`
    select p.id, p.instrument_id as "instrumentId", i.short_title as document, p.place, p.words, p.state, p.proposal,
      coalesce(p.reader, i.reader) as reader, p.clause, p.kind, p.bearer, p.recipient, p.modality, p.schedule
    from provision p
    join instrument i on i.council_id = p.council_id and i.id = p.instrument_id
    where p.council_id = ${db.council} and p.state <> 'proposed'
    order by p.decided_at desc nulls last, p.id desc`.execute(db)
  return rows
}
