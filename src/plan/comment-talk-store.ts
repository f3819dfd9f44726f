import { listColleagues } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { PersonId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import type { Reader } from './action-reader.ts'
import type { Comment } from './comment.ts'
import { type CommentThing, listComments } from './comment-store.ts'
import { type Colleague, listMentionable } from './mention.ts'

export type Talk = {
  readonly on: CommentThing
  readonly comments: readonly Comment[]
  readonly people: readonly Colleague[]
  readonly agencies: readonly string[]
  readonly reader: PersonId
  readonly keepsPlan: boolean
}

/** All that the comments of a thing need to be shown to a reader who may see it. */
export async function findTalk(
  db: CouncilDatabase,
  on: CommentThing,
  reader: Reader & { readonly person: PersonId },
): Promise<Talk> {
  const { action } = on
  const agencies = action === null ? [] : [action.partner, ...action.contributors.map((one) => one.agency)]
  return {
    on,
    comments: await listComments(db, on, reader),
    people: listMentionable(reader, on, await listColleagues(db)).filter(({ id }) => id !== reader.person),
    agencies: [...new Set(agencies.filter((one) => one !== null))],
    reader: reader.person,
    keepsPlan: mayDo(reader.role, 'change the plan'),
  }
}
