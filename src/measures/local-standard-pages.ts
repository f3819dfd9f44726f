import { randomUUID } from 'node:crypto'
import { parseFormKey } from '../shared/form-key.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, redirect, show } from '../web/answer.ts'
import { emptyForm, type FieldError, type Form, readDay } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { type DatedStandard, STANDARD_KINDS, STANDARDS } from './local-standard.ts'
import { listStandards, saveStandard, type WantedStandard } from './local-standard-store.ts'
import { standardsPage } from './local-standard-view.ts'

const LONGEST_WHY = 500

export const localStandardPages: readonly Route[] = [
  get('/councils/:council/measures/standards', 'see measures', async (request) =>
    request.inCouncil(async (db) =>
      showPage(request, { said: await listStandards(db), typed: emptyForm, errors: [] }),
    ),
  ),

  post('/councils/:council/measures/standards', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const { form, today } = request
      const parsed = parseStandard(form)
      if ('mistakes' in parsed)
        return showPage(request, { said: await listStandards(db), typed: form, errors: parsed.mistakes })
      await saveStandard(db, parsed.wanted, { saidOn: today, formKey: parseFormKey(form.get('form-key')) })
      const { name } = STANDARDS[parsed.wanted.kind]
      return redirect(inCouncilPath(request.council, '/measures/standards'), `The standard is set: ${name}.`)
    }),
  ),
]

function parseStandard(
  form: Form,
): { readonly wanted: WantedStandard } | { readonly mistakes: readonly FieldError[] } {
  const kind = STANDARD_KINDS.find((one) => one === form.get('kind'))
  const from = readDay(form, 'from', 'The day it holds from')
  const words = form.get('number')
  const number = words === '' ? null : /^\d{1,3}$/.test(words) ? Number(words) : Number.NaN
  const why = form.get('why')
  const mistakes: readonly FieldError[] = [
    ...(kind === undefined ? [{ field: 'kind', message: 'Choose the standard' }] : []),
    ...(kind === undefined || number === null || isWithin(kind, number)
      ? []
      : [
          {
            field: 'number',
            message: `The number must be from ${STANDARDS[kind].least} to ${STANDARDS[kind].most} ${STANDARDS[kind].unit}`,
          },
        ]),
    ...(from === null ? [{ field: 'from-day', message: 'Enter the day it holds from' }] : []),
    ...(from !== null && 'field' in from ? [from] : []),
    ...(why === '' || why.length > LONGEST_WHY
      ? [{ field: 'why', message: `Say why, in ${LONGEST_WHY} characters or fewer` }]
      : []),
  ]
  if (mistakes.length > 0 || kind === undefined || from === null || 'field' in from) return { mistakes }
  return { wanted: { kind, number, from, why } }
}

function isWithin(kind: (typeof STANDARD_KINDS)[number], number: number): boolean {
  const { least, most } = STANDARDS[kind]
  return number >= least && number <= most
}

function showPage(
  request: CouncilRequest,
  facts: {
    readonly said: readonly DatedStandard[]
    readonly typed: Form
    readonly errors: readonly FieldError[]
  },
): Answer {
  const { council, formToken, today } = request
  return show(
    standardsPage({
      ...facts,
      council,
      formToken,
      today,
      mayKeep: mayDo(council.role, 'keep measures'),
      formKey: facts.typed.get('form-key') || randomUUID(),
    }),
  )
}
