import type { FastifyInstance } from 'fastify'
import { findVisitor } from './councils/session-store.ts'
import { signInPages } from './councils/sign-in-pages.ts'
import type { Database } from './database/connect.ts'
import { loadAssets } from './web/assets.ts'
import type { Route } from './web/route.ts'
import { buildServer } from './web/server.ts'

// Where the pages are put together.

export type AppSettings = {
  readonly database: Database
  readonly demonstration: boolean
  readonly oidc: boolean
  readonly secure: boolean
  readonly trustProxy: boolean
  readonly logLevel: string
  readonly now: () => Temporal.Instant
}

export function allRoutes(settings: Pick<AppSettings, 'demonstration' | 'oidc'>): readonly Route[] {
  return [...signInPages(settings)]
}

export async function buildApp(settings: AppSettings): Promise<FastifyInstance> {
  const { database, now, secure, trustProxy, logLevel } = settings
  return buildServer(allRoutes(settings), {
    database,
    assets: await loadAssets(),
    findVisitor: (token, moment) => findVisitor(database, token, moment),
    now,
    secure,
    trustProxy,
    logLevel,
  })
}
