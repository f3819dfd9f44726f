import { listColleagues } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { type CommentId, parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import { type FieldError, Form } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import {
  type Comment,
  correctComment,
  homeOfComment,
  mayReadComment,
  MOST_WHY,
  withdrawComment,
} from './comment.ts'
import { commentPage, fieldsOf } from './comment-edit-view.ts'
import { readComment } from './comment-fields.ts'
import {
  type CommentThing,
  findComment,
  findCommentThing,
  saveCommentCorrection,
  saveCommentWithdrawal,
} from './comment-store.ts'
import { listMentionable } from './mention.ts'
import { mustBeShort, mustSay } from './mistake.ts'

// One comment: its writer puts it right or takes it back; both stay.

export const commentEditPages: readonly Route[] = [
  get('/councils/:council/comments/:comment', 'comment and watch', (request) =>
    withComment(request, (db, thing, comment) =>
      showComment(db, request, {
        thing,
        comment,
        typed: new Form(new URLSearchParams(fieldsOf(comment).map((one) => [...one]))),
      }),
    ),
  ),

  post('/councils/:council/comments/:comment/corrections', 'comment and watch', (request) =>
    withComment(request, async (db, thing, comment) => {
      const words = request.form.get('words')
      const { councilOnly } = comment
      const people = await listColleagues(db)
      const said = readComment(request.form, { writer: request.council, thing, people, councilOnly })
      const again = (errors: readonly FieldError[]) =>
        showComment(db, request, { thing, comment, typed: request.form, errors })
      if (!said.ok) return again(said.refusal)
      const outcome = correctComment(comment, words, request.visitor.person.id)
      if (!outcome.ok)
        return outcome.refusal === 'it says the same'
          ? redirect(homeOf(request, comment), 'It says what it said. Nothing was changed.')
          : again([{ field: 'words', message: REFUSALS[outcome.refusal] }])
      const { number } = outcome.value
      const isSeen = request.form.get('seen') === String(comment.wordings.length)
      const wanted = { number, words, mentions: said.value, now: request.now }
      if (isSeen && (await saveCommentCorrection(db, { thing, id: comment.id }, wanted)))
        return redirect(homeOf(request, comment), 'The correction is saved. The earlier words are kept.')
      const current = (await findComment(db, comment.id)) ?? comment
      const errors = [{ field: 'words', message: CORRECTED_MEANWHILE }]
      const typed = withSeen(request.form, current.wordings.length)
      return showComment(db, request, { thing, comment: current, typed, errors })
    }),
  ),

  post('/councils/:council/comments/:comment/withdrawal', 'comment and watch', (request) =>
    withComment(request, async (db, thing, comment) => {
      const typed = new Form(
        new URLSearchParams([...fieldsOf(comment).map((one) => [...one]), ['why', request.form.get('why')]]),
      )
      const errors = [
        ...mustSay(request.form, 'why', 'Enter why it is withdrawn'),
        ...mustBeShort(request.form, { why: MOST_WHY }),
      ]
      if (errors.length > 0) return showComment(db, request, { thing, comment, typed, errors })
      const by = {
        person: request.visitor.person.id,
        keepsPlan: mayDo(request.council.role, 'change the plan'),
      }
      const outcome = withdrawComment(comment, by)
      if (!outcome.ok && outcome.refusal === 'neither its writer nor a lead') {
        const refused = [{ field: 'why', message: 'Only its writer or an improvement lead may withdraw it' }]
        return showComment(db, request, { thing, comment, typed, errors: refused })
      }
      const wanted = { by: by.person, why: request.form.get('why'), now: request.now }
      const isSaved = outcome.ok && (await saveCommentWithdrawal(db, { thing, id: comment.id }, wanted))
      return redirect(
        homeOf(request, comment),
        isSaved ? 'The comment is withdrawn.' : 'It was withdrawn already.',
      )
    }),
  ),
]

const REFUSALS = {
  'it is withdrawn': 'The comment was withdrawn, so it can no longer be corrected',
  'somebody else wrote it': 'Only whoever wrote a comment may correct it. Write one of your own',
} as const

const CORRECTED_MEANWHILE =
  'You corrected this in another window: its words as they stand are above, yours below. Save again to put yours in their place'

async function withComment(
  request: CouncilRequest,
  work: (db: CouncilDatabase, thing: CommentThing, comment: Comment) => Promise<Answer>,
): Promise<Answer> {
  return request.inCouncil(async (db) => {
    const id = parseId<CommentId>(request.params['comment'])
    const comment = id === null ? null : await findComment(db, id)
    if (comment === null || !mayReadComment(request.council, comment)) return notFound()
    const { kind, id: on } = comment.on
    const thing = await findCommentThing(db, kind, { id: on, reader: request.council })
    return thing === null ? notFound() : work(db, thing, comment)
  })
}

async function showComment(
  db: CouncilDatabase,
  request: CouncilRequest,
  {
    thing,
    comment,
    typed,
    errors = [],
  }: {
    readonly thing: CommentThing
    readonly comment: Comment
    readonly typed: Form
    readonly errors?: readonly FieldError[]
  },
): Promise<Answer> {
  const { council, visitor, formToken } = request
  const stands = comment.withdrawal === null
  const isMine = comment.personId === visitor.person.id
  return show(
    commentPage({
      council,
      title: thing.title,
      comment,
      typed,
      errors,
      formToken,
      people: listMentionable(council, thing, await listColleagues(db)),
      mayCorrect: stands && isMine,
      mayWithdraw: stands && (isMine || mayDo(council.role, 'change the plan')),
    }),
  )
}

function withSeen(form: Form, number: number): Form {
  const kept = form.entries().filter(([name]) => name !== 'seen')
  return new Form(new URLSearchParams([...kept.map((one) => [...one]), ['seen', String(number)]]))
}

function homeOf({ council }: CouncilRequest, comment: Comment): string {
  return inCouncilPath(council, homeOfComment(comment))
}
