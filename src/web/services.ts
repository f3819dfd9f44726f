import type { Database } from '../database/connect.ts'
import type { Day } from '../shared/days.ts'
import type { ApiCaller } from './api.ts'
import type { Assets } from './assets.ts'
import type { SignedIn } from './route.ts'

/** What the server is given by whoever puts it together. */
export type Services = {
  readonly database: Database
  readonly assets: Assets
  /** Whose session a cookie's token is, if it still lives. */
  readonly findVisitor: (token: string, now: Temporal.Instant) => Promise<SignedIn | null>
  /** Which council and which acts a key of the API stands for, if it still holds. */
  readonly findApiCaller: (token: string, today: Day) => Promise<ApiCaller | null>
  readonly now: () => Temporal.Instant
  readonly secure: boolean
  readonly trustProxy: boolean
  readonly logLevel: string
}
