import { createHash } from 'node:crypto'
import { listHistory } from '../database/record.ts'
import { beginOnce, readSoon } from '../instruments/read-under-way.ts'
import { parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError, UploadedFile } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { nothing } from '../web/html.ts'
import { UPLOAD_BYTES } from '../web/parse-form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import type { ReleaseId } from './comparator-import-store.ts'
import { ComparatorRefused } from './national-file.ts'
import { beginReading, endReading, failReading, sayReading, takeReadings } from './national-reading.ts'
import {
  findChange,
  findRelease,
  findReleaseOfFile,
  listReleases,
  type Release,
  saveKept,
  saveRemoval,
  saveWaiting,
} from './national-store.ts'
import { nationalPage, releasePage } from './national-view.ts'
import { readNationalFile } from './read-comparator-file.ts'

// Most files are read before the page would seem slow; the largest take a few seconds and go on by themselves.
const QUICK_MS = 1_500

export const nationalPages: readonly Route[] = [
  get('/councils/:council/measures/national', 'bring in national figures', (request) => {
    const readings = takeReadings(request.council.id)
    const failed = readings.filter((one) => one.failed)
    const errors = failed.map(({ file, said }) => ({ field: 'file', message: `${file}: ${said}` }))
    return showList(
      request,
      errors,
      readings.filter((one) => !one.failed),
    )
  }),

  post('/councils/:council/measures/national', 'bring in national figures', async (request) => {
    const file = request.form.file('file')
    if (file === null) return showList(request, [{ field: 'file', message: 'Choose a published file' }])
    const sha256 = createHash('sha256').update(file.content).digest()
    const held = await request.inCouncil((db) => findReleaseOfFile(db, sha256))
    if (held !== null) {
      const said = held.isKept ? 'This very file is held already.' : 'This very file waits here already.'
      return redirect(pathOf(request, held.id), said)
    }
    const key = `${request.council.id}:${sha256.toString('hex')}`
    const job = beginOnce(key, () => readAndSave(request, { key, file, sha256 }))
    const soon = await readSoon(job, QUICK_MS)
    if (soon === null) return redirect(inCouncilPath(request.council, '/measures/national'))
    endReading(key)
    return typeof soon === 'string'
      ? showList(request, [{ field: 'file', message: `${file.name}: ${soon}` }])
      : redirect(pathOf(request, soon.release))
  }),

  get('/councils/:council/measures/national/:release', 'bring in national figures', (request) =>
    showRelease(request, []),
  ),

  post('/councils/:council/measures/national/:release/keeping', 'bring in national figures', (request) =>
    withRelease(request, async (release) => {
      const isSaved = await request.inCouncil((db) => saveKept(db, release))
      const said = isSaved ? `${release.file} is held from now on.` : `${release.file} was held already.`
      // An administrator brings files in and does not read measures.
      const seesMeasures = mayDo(request.council.role, 'see measures')
      const path = seesMeasures ? '/measures/comparators' : '/measures/national'
      return redirect(inCouncilPath(request.council, path), said)
    }),
  ),

  post('/councils/:council/measures/national/:release/removal', 'bring in national figures', (request) =>
    withRelease(request, async (release) => {
      const why = request.form.get('why')
      if (!release.isOwn) return notFound()
      if (release.isKept && why === '')
        return showRelease(request, [{ field: 'why', message: 'Enter why it is taken away' }])
      await request.inCouncil((db) => saveRemoval(db, release, why))
      return redirect(inCouncilPath(request.council, '/measures/national'), `${release.file} is gone.`)
    }),
  ),
]

function pathOf({ council }: CouncilRequest, release: ReleaseId): string {
  return inCouncilPath(council, `/measures/national/${release}`)
}

/** The release that waits now, or what is wrong with the file. */
async function readAndSave(
  request: CouncilRequest,
  { key, file, sha256 }: { readonly key: string; readonly file: UploadedFile; readonly sha256: Buffer },
): Promise<{ readonly release: ReleaseId } | string> {
  beginReading(key, file.name)
  try {
    const national = await readNationalFile({
      name: file.name,
      from: file.content,
      tell: (rows) => sayReading(key, `${rows.toLocaleString('en-GB')} rows so far`),
    })
    sayReading(key, 'it is read and being put away')
    const facts = { name: file.name, sha256, broughtBy: request.visitor.person.name }
    const saved = await request.inCouncil((db) => saveWaiting(db, facts, national, request.today))
    endReading(key)
    return saved === null ? 'This very file came in at the same moment' : { release: saved }
  } catch (fault) {
    if (!(fault instanceof ComparatorRefused)) {
      failReading(key, 'it could not be read: try again')
      throw fault
    }
    failReading(key, fault.message)
    return fault.message
  }
}

async function showList(
  request: CouncilRequest,
  errors: readonly FieldError[],
  underWay: readonly { readonly file: string; readonly said: string }[] = [],
): Promise<Answer> {
  const { council, formToken } = request
  const releases = await request.inCouncil((db) => listReleases(db))
  const megabytes = Math.floor(UPLOAD_BYTES / 1_000_000)
  return show(nationalPage({ council, releases, underWay, megabytes, errors, formToken }))
}

async function showRelease(request: CouncilRequest, errors: readonly FieldError[]): Promise<Answer> {
  const { council, formToken, form } = request
  return withRelease(request, (release) =>
    request.inCouncil(async (db) => {
      const isAsked = !release.isKept && release.kind === 'figures'
      const change = isAsked ? await findChange(db, release) : null
      const history = mayDo(council.role, 'see the history')
        ? historyView(await listHistory(db, { kind: 'published file', id: release.id }))
        : nothing
      return show(
        releasePage({ council, release, change, errors, typed: form.get('why'), formToken, history }),
      )
    }),
  )
}

async function withRelease(
  request: CouncilRequest,
  go: (release: Release) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<ReleaseId>(request.params['release'])
  const release = id === null ? null : await request.inCouncil((db) => findRelease(db, id))
  return release === null ? notFound() : go(release)
}
