import type { CouncilDatabase, SystemDatabase } from '../database/council-database.ts'
import type { Database } from '../database/connect.ts'
import type { Day } from '../shared/days.ts'
import type { CouncilId, PersonId, SessionId } from '../shared/ids.ts'
import type { Act, Role } from '../shared/permissions.ts'
import type { Answer } from './answer.ts'
import type { ApiRoute } from './api.ts'
import type { Form } from './form.ts'

// A route says its method, its address, what act it is, and one function from a request to an answer.

export type CouncilAtHand = {
  readonly id: CouncilId
  readonly slug: string
  readonly name: string
  readonly demonstration: boolean
  readonly role: Role
  readonly jobTitle: string
  readonly partner: string | null
}

export type SignedIn = {
  readonly sessionId: SessionId
  readonly person: { readonly id: PersonId; readonly name: string; readonly email: string }
  readonly how: 'password' | 'oidc' | 'demonstration'
  readonly formSecret: Uint8Array
  /** When they last looked before this session, if ever. */
  readonly lastLookedAt: Temporal.Instant | null
  readonly councils: readonly CouncilAtHand[]
}

export type OpenRequest = {
  readonly url: string
  readonly params: Readonly<Record<string, string | undefined>>
  readonly query: URLSearchParams
  /** Empty for a GET. */
  readonly form: Form
  readonly today: Day
  readonly now: Temporal.Instant
  readonly visitor: SignedIn | null
  readonly address: string
  readonly device: string
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly database: Database
  /** What every form of this page carries. */
  readonly formToken: string
  readonly inSystem: <Answer>(work: (db: SystemDatabase) => Promise<Answer>) => Promise<Answer>
}

export type SignedInRequest = Omit<OpenRequest, 'visitor'> & { readonly visitor: SignedIn }

export type CouncilRequest = SignedInRequest & {
  readonly council: CouncilAtHand
  /** One transaction in this council: reading for a GET, writing for a POST. */
  readonly inCouncil: <Answer>(work: (db: CouncilDatabase) => Promise<Answer>) => Promise<Answer>
}

export type Method = 'GET' | 'POST'

export type Route = PageRoute | ApiRoute

export type PageRoute =
  | {
      readonly reach: 'open'
      readonly method: Method
      readonly path: string
      readonly handle: Handler<OpenRequest>
      /** Whose files are taken in besides those of people signed in: holders of a link that is good. */
      readonly takesFiles?: TakesFiles
    }
  | {
      readonly reach: 'signed in'
      readonly method: Method
      readonly path: string
      readonly handle: Handler<SignedInRequest>
    }
  | {
      readonly reach: 'council'
      readonly method: Method
      readonly path: string
      readonly act: Act
      readonly handle: Handler<CouncilRequest>
    }

type Handler<Request> = (request: Request) => Promise<Answer>

/** Asked before anything of a file is read. */
export type TakesFiles = (request: Pick<OpenRequest, 'params' | 'now' | 'database'>) => Promise<boolean>

/** For anyone, signed in or not. */
export function openRoute(
  method: Method,
  path: string,
  handle: Handler<OpenRequest>,
  takesFiles?: TakesFiles,
): Route {
  return { reach: 'open', method, path, handle, ...(takesFiles === undefined ? {} : { takesFiles }) }
}

/** For whoever is signed in, about themselves. */
export function ownRoute(method: Method, path: string, handle: Handler<SignedInRequest>): Route {
  return { reach: 'signed in', method, path, handle }
}

/** A page of a council; the path begins with `/councils/:council`. */
export function get(path: CouncilPath, act: Act, handle: Handler<CouncilRequest>): Route {
  return { reach: 'council', method: 'GET', path, act, handle }
}

/** A change in a council. */
export function post(path: CouncilPath, act: Act, handle: Handler<CouncilRequest>): Route {
  return { reach: 'council', method: 'POST', path, act, handle }
}

export type CouncilPath = `/councils/:council${string}`
