import { randomUUID } from 'node:crypto'
import { listColleagues } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { parseId } from '../shared/ids.ts'
import type { Act } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { emptyForm, type FieldError, type Form } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilPath, type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { COMMENT_FOLDERS, COMMENT_KINDS, type CommentKind, homeOfTalk } from './comment.ts'
import { readComment } from './comment-fields.ts'
import { type CommentThing, findCommentThing, saveComment } from './comment-store.ts'
import { findTalk } from './comment-talk-store.ts'
import { talkPage } from './comment-view.ts'

// What is said of a thing, and saying more; the pages of actions and objectives show the same.

export const commentPages: readonly Route[] = COMMENT_KINDS.flatMap(routesOf)

// A partner has comments on actions alone, which the acts say.
function routesOf(kind: CommentKind): readonly Route[] {
  const path: CouncilPath = `/councils/:council/${COMMENT_FOLDERS[kind]}/:${kind}/comments`
  const act: Act = kind === 'action' ? 'comment and watch' : 'comment beyond actions'
  return [
    get(path, act, (request) =>
      withThing(request, kind, (db, thing) => showTalk(db, request, { thing, typed: emptyForm })),
    ),
    post(path, act, (request) =>
      withThing(request, kind, async (db, thing) => {
        const councilOnly = isCouncilOnly(request, thing)
        const people = await listColleagues(db)
        const said = readComment(request.form, { writer: request.council, thing, people, councilOnly })
        if (!said.ok) return showTalk(db, request, { thing, typed: request.form, errors: said.refusal })
        const isNew = await saveComment(db, thing, {
          by: request.visitor.person.id,
          words: request.form.get('words'),
          councilOnly,
          mentions: said.value,
          now: request.now,
          formKey: parseFormKey(request.form.get('form-key')),
        })
        return redirect(
          inCouncilPath(request.council, homeOfTalk(thing)),
          isNew ? 'Your comment is there.' : 'Your comment was there already.',
        )
      }),
    ),
  ]
}

/** A partner speaks to everybody; anybody else to partners only where they chose to, and where there are any. */
function isCouncilOnly({ council, form }: CouncilRequest, thing: CommentThing): boolean {
  if (council.role === 'partner') return false
  return thing.action === null || form.get('readers') !== 'partners'
}

async function withThing(
  request: CouncilRequest,
  kind: CommentKind,
  work: (db: CouncilDatabase, thing: CommentThing) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const id = parseId<number>(request.params[kind])
    const thing = id === null ? null : await findCommentThing(db, kind, { id, reader: request.council })
    return thing === null ? notFound() : work(db, thing)
  })
}

async function showTalk(
  db: CouncilDatabase,
  request: CouncilRequest,
  {
    thing,
    typed,
    errors = [],
  }: { readonly thing: CommentThing; readonly typed: Form; readonly errors?: readonly FieldError[] },
): Promise<Answer> {
  const formKey = typed.get('form-key') || randomUUID()
  const { council, visitor, formToken } = request
  const talk = await findTalk(db, thing, { ...council, person: visitor.person.id })
  return show(talkPage({ ...talk, council, typed, errors, formToken, formKey }))
}
