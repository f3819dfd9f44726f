import assert from 'node:assert/strict'
import fs from 'node:fs'
import type { AddressInfo } from 'node:net'
import { after, type TestContext } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { beginSession } from '../../src/councils/session-store.ts'
import { inSystem } from '../../src/database/council-database.ts'
import type { PersonId } from '../../src/shared/ids.ts'
import { aDemonstration, type Demonstration } from '../test-demonstration.ts'
import { BUILDER, NOW } from '../test-server.ts'

// A real browser on a real port, over a copy of the demonstration.

const EXECUTABLE = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** For `test(name, { skip: NO_BROWSER }, …)`: false where there is one. */
export const NO_BROWSER: string | false = fs.existsSync(EXECUTABLE)
  ? false
  : `There is no Chromium at ${EXECUTABLE}; install it or set CHROMIUM.`

export type Site = Demonstration & {
  readonly browser: Browser
  readonly origin: string
  /** `/councils/kelsmere` */
  readonly at: string
  readonly personOf: (role: string) => Promise<PersonId>
  readonly open: (
    person: PersonId | null,
    view?: { width?: number; height?: number; script?: boolean },
  ) => Promise<Visit>
}

export type Visit = {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in the browser: errors of script, refused by policy, failed to load. */
  readonly faults: readonly string[]
}

let browser: Promise<Browser> | null = null

export async function aSite(t: TestContext): Promise<Site> {
  browser ??= chromium.launch({
    executablePath: EXECUTABLE,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-dev-shm-usage'],
  })
  const started = await browser
  const demonstration = await aDemonstration()
  const { app, database, council } = demonstration
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const contexts: BrowserContext[] = []
  t.after(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await app.close()
    await database.close()
  })
  return {
    ...demonstration,
    browser: started,
    origin,
    at: `/councils/${council.slug}`,
    personOf: (role) => findTold(demonstration, role),
    open: async (person, { width = 1280, height = 900, script = true } = {}) => {
      const context = await started.newContext({
        baseURL: origin,
        viewport: { width, height },
        javaScriptEnabled: script,
        locale: 'en-GB',
        timezoneId: 'Europe/London',
        hasTouch: width < 500,
      })
      contexts.push(context)
      context.setDefaultTimeout(15_000)
      if (person !== null) await signIn(demonstration, context, { person, origin })
      const page = await context.newPage()
      return { page, context, faults: listenForFaults(page, origin) }
    },
  }
}

// One browser for the whole run.
after(async () => {
  await (await browser)?.close()
})

// Somebody of the story in this role, who has work of their own there.
async function findTold({ database, council }: Demonstration, role: string): Promise<PersonId> {
  return database.asOwner(async (client) => {
    const { rows } = await client.query<{ id: PersonId }>(
      `select g.person_id as id from role_grant g join person p on p.id = g.person_id
       left join action a on a.council_id = g.council_id and a.owner_id = g.person_id and a.done_on is null
       where g.council_id = $1 and g.role = $2 and p.name not like 'Tess %'
       group by g.person_id order by count(a.id) desc, g.person_id limit 1`,
      [council.id, role],
    )
    const [row] = rows
    if (row === undefined) throw new Error(`The story has no ${role}`)
    return row.id
  })
}

async function signIn(
  { database }: Demonstration,
  context: BrowserContext,
  { person, origin }: { readonly person: PersonId; readonly origin: string },
): Promise<void> {
  const token = await inSystem(database, { actor: BUILDER, access: 'write' }, (db) =>
    beginSession(db, { person, how: 'demonstration', device: 'a test', now: NOW }),
  )
  await context.addCookies([{ name: 'los-session', value: token, url: origin }])
}

function listenForFaults(page: Page, origin: string): readonly string[] {
  const faults: string[] = []
  // Chromium reports a page that answers 422 as a failed load; that is the form coming back.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('422')) faults.push(message.text())
  })
  page.on('pageerror', (fault) => faults.push(fault.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) faults.push(request.url())
  })
  page.on('response', (reply) => {
    if (reply.status() >= 500) faults.push(`${reply.status()} ${reply.url()}`)
  })
  return faults
}

/** Fills the three boxes of a date. */
export async function typeDay(page: Page, name: string, day: Temporal.PlainDate): Promise<void> {
  await page.locator(`[name="${name}-day"]`).fill(String(day.day))
  await page.locator(`[name="${name}-month"]`).fill(String(day.month))
  await page.locator(`[name="${name}-year"]`).fill(String(day.year))
}

/** Whether something can be scrolled sideways, which on a phone means words out of sight. */
export async function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}

export function nothingWentWrong(visit: Visit): void {
  assert.deepEqual([...visit.faults], [])
}
