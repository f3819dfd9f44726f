import { AxeBuilder } from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { writeHarbourne, writeWychley } from '../../src/plan-files/write-sample-plans.ts'
import { aSite, isTooWide, NO_BROWSER, nothingWentWrong } from './test-browser.ts'

// The plan a council already has, from its file to the plan: without script, with the clicks and seconds told.

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test('a plan of 300 rows comes in with four clicks, and goes out again', { skip: NO_BROWSER }, async (t) => {
  const site = await aSite(t)
  const visit = await site.open(await site.personOf('improvement lead'), { script: false })
  const { page } = visit
  const file = { name: 'harbourne.xlsx', mimeType: EXCEL, buffer: Buffer.from(await writeHarbourne(300)) }
  await page.goto(`${site.at}/plan`)
  const began = performance.now()
  let clicks = 0
  const click = async (words: RegExp): Promise<void> => {
    clicks += 1
    await page.locator('main a, main button', { hasText: words }).first().click()
  }
  await click(/Bring in the plan you have/)
  await page.locator('[name="file"]').setInputFiles(file)
  await click(/Read the file/)
  const read = performance.now()
  await click(/Go on/)
  assert.match((await page.locator('main .govuk-body-l').textContent()) ?? '', /^300 actions to add/)
  const looked = performance.now()
  await click(/Bring in 300 actions/)
  assert.match((await page.locator('main').textContent()) ?? '', /300 actions added/)
  const done = performance.now()
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1)
  t.diagnostic(
    `${clicks} clicks; read ${seconds(began, read)} s, mapped and checked ${seconds(read, looked)} s, brought in ${seconds(looked, done)} s`,
  )
  assert.equal(clicks, 4)
  assert.match(
    (await page.locator('a', { hasText: 'in this shape, for Excel' }).getAttribute('href')) ?? '',
    /\/plan\/own-shape\.xlsx\?import=\d+$/,
  )
  nothingWentWrong(visit)
})

for (const width of [1280, 375]) {
  test(
    `the pages of an import can be used by everybody, ${width} px wide`,
    { skip: NO_BROWSER },
    async (t) => {
      const site = await aSite(t)
      const visit = await site.open(await site.personOf('improvement lead'), { width })
      const { page } = visit
      const looked = async (name: string): Promise<void> => {
        assert.deepEqual(await violationsOf(page), [], name)
        assert.equal(await isTooWide(page), false, `${name} is wider than the window`)
        const folder = process.env['SCREENSHOTS']
        if (folder !== undefined)
          await page.screenshot({ path: `${folder}/import-${name}-${width}.png`, fullPage: true })
      }
      await page.goto(`${site.at}/plan/import`)
      await looked('start')
      const buffer = Buffer.from(await writeWychley(3))
      await page.locator('[name="file"]').setInputFiles({ name: 'wychley.xlsx', mimeType: EXCEL, buffer })
      await page.locator('main button').first().click()
      await looked('columns')
      await page.locator('main button').first().click()
      await looked('preview')
      await page.locator('main button', { hasText: 'Save and look again' }).click()
      await page.locator('main button', { hasText: 'Bring in' }).click()
      await looked('done')
      await page.goto(`${site.at}/plan/import`)
      await looked('before')
      nothingWentWrong(visit)
    },
  )
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}
