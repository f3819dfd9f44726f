import { AxeBuilder } from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { aSite, isTooWide, NO_BROWSER, type Site, type Visit } from './test-browser.ts'

// Every kind of page that links lead to, looked at by a machine: access for all, the phone, errors, weight.

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
const WIDTHS = [1280, 375]

for (const role of ['improvement lead', 'partner', 'commissioner', 'administrator']) {
  test(
    `every page links lead the ${role} to is free of barriers, wide and narrow`,
    { skip: NO_BROWSER },
    async (t) => {
      const site = await aSite(t)
      const visit = await site.open(await site.personOf(role))
      const { pages, dead } = await crawl(site, visit)
      const wrong = [...dead]
      for (const address of pages) {
        for (const width of WIDTHS) {
          await visit.page.setViewportSize({ width, height: 800 })
          if (width === WIDTHS[0]) await visit.page.goto(address)
          if (await isTooWide(visit.page)) wrong.push(`${address} at ${width}: scrolls sideways`)
          wrong.push(...(await barriers(visit.page, `${address} at ${width}`)))
        }
      }
      t.diagnostic(`${pages.length} kinds of page, ${WIDTHS.length} widths`)
      assert.deepEqual([...wrong, ...visit.faults], [])
    },
  )
}

async function barriers(page: Page, where: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${where}: ${id} ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  )
}

type Crawled = { readonly pages: readonly string[]; readonly dead: readonly string[] }

// Ids and days make no other kind of page; a word in the query that its path has not had before may.
async function crawl(site: Site, { page }: Visit): Promise<Crawled> {
  const seen = new Set<string>()
  const pages: string[] = []
  const dead: string[] = []
  const waiting = ['/', site.at, '/account', '/accessibility', '/councils'].map((at) => [at, 'the start'])
  for (const [at = '', from = ''] of waiting) {
    const shapes = shapesOf(at).filter((shape) => !seen.has(shape))
    if (shapes.length === 0) continue
    for (const shape of shapes) seen.add(shape)
    const reply = await page.request.get(at, { maxRedirects: 3 })
    if (!reply.ok()) dead.push(`${from} leads to ${at}, which answers ${reply.status()}`)
    if (!reply.ok() || !(reply.headers()['content-type'] ?? '').startsWith('text/html')) continue
    pages.push(at)
    for (const [, href = ''] of (await reply.text()).matchAll(/<a\b[^>]*?\shref="([^"]+)"/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), new URL(at, site.origin))
      if (url.origin === site.origin) waiting.push([`${url.pathname}${url.search}`, at])
    }
  }
  return { pages, dead }
}

function shapesOf(address: string): readonly string[] {
  const { pathname, searchParams } = new URL(address, 'http://here')
  const path = pathname.replaceAll(/\/(\d+|\d{4}-\d\d(-\d\d)?)(?=\/|$)/g, '/:x')
  return ['', ...searchParams.keys()].map((word) => `${path}?${word}`)
}

test('a cold visit to home and the line is light', { skip: NO_BROWSER }, async (t) => {
  const site = await aSite(t)
  for (const address of [site.at, `${site.at}/line`]) {
    const { page, context } = await site.open(await site.personOf('improvement lead'))
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const kinds = new Map<string, string>()
    const weights: { readonly id: string; readonly bytes: number }[] = []
    session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      weights.push({ id: requestId, bytes: encodedDataLength }),
    )
    await page.goto(address, { waitUntil: 'networkidle' })
    const bytes = sum(weights.map((one) => one.bytes))
    const script = sum(weights.filter((one) => kinds.get(one.id) === 'Script').map((one) => one.bytes))
    t.diagnostic(`${address}: ${weights.length} requests, ${bytes} bytes, of them ${script} script`)
    assert.ok(weights.length <= 6, `${address} makes ${weights.length} requests`)
    assert.ok(bytes <= 60_000, `${address} takes ${bytes} bytes`)
    assert.ok(script <= 15_000, `${address} takes ${script} bytes of script`)
    await context.close()
  }
})

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0)
}
