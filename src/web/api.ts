import type { CouncilDatabase } from '../database/council-database.ts'
import type { Day } from '../shared/days.ts'
import type { ApiKeyId, CouncilId } from '../shared/ids.ts'
import type { Act } from '../shared/permissions.ts'

// The way in for other programs: a key instead of a person, JSON instead of pages, and the same acts.

export type ApiCaller = {
  readonly key: { readonly id: ApiKeyId; readonly name: string; readonly acts: readonly string[] }
  readonly council: { readonly id: CouncilId; readonly slug: string; readonly name: string }
}

export type ApiRequest = ApiCaller & {
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: URLSearchParams
  /** What was sent, as JSON; nothing in it is trusted. */
  readonly body: unknown
  readonly today: Day
  readonly now: Temporal.Instant
  /** One transaction in the key's council: reading for a GET, writing for a POST. */
  readonly inCouncil: <Answer>(work: (db: CouncilDatabase) => Promise<Answer>) => Promise<Answer>
}

/** What is wrong with what was sent: where, as a path into it, and what to do. */
export type ApiProblem = { readonly at: string; readonly message: string }

export type ApiAnswer =
  | { readonly status: 200 | 201; readonly value: unknown }
  | { readonly status: 404 | 409 | 422; readonly problems: readonly ApiProblem[] }

export type ApiRoute = {
  readonly reach: 'api'
  readonly method: 'GET' | 'POST'
  readonly path: ApiPath
  readonly act: Act
  /** For the page that tells people what there is. */
  readonly says: ApiWords
  readonly handle: (request: ApiRequest) => Promise<ApiAnswer>
}

export type ApiWords = {
  /** What it gives or takes, in a sentence. */
  readonly does: string
  /** A body that would be taken, for a POST. */
  readonly example?: unknown
}

export type ApiPath = `/api/councils/:council/${string}`

type ApiHandler = ApiRoute['handle']

export function apiGet(path: ApiPath, act: Act, says: ApiWords, handle: ApiHandler): ApiRoute {
  return { reach: 'api', method: 'GET', path, act, says, handle }
}

export function apiPost(path: ApiPath, act: Act, says: ApiWords, handle: ApiHandler): ApiRoute {
  return { reach: 'api', method: 'POST', path, act, says, handle }
}

export function answer(value: unknown, status: 200 | 201 = 200): ApiAnswer {
  return { status, value }
}

/** Nothing was changed, and why. */
export function refuseCall(problems: readonly ApiProblem[], status: 409 | 422 = 422): ApiAnswer {
  return { status, problems }
}

export function nothingThere(what: string): ApiAnswer {
  return { status: 404, problems: [{ at: '', message: `There is no such ${what} in this council` }] }
}
