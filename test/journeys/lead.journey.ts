import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TODAY } from '../test-server.ts'
import { aSite, NO_BROWSER, nothingWentWrong, type Site, typeDay, type Visit } from './test-browser.ts'

// The improvement lead's hardest minute: what is late, made good, and seen on the line.

const countLate = async ({ page }: Visit, { at }: Site): Promise<number> => {
  await page.goto(`${at}/line`)
  const words = (await page.locator('#duty-late h3').textContent()) ?? '0'
  return Number(/\d+/.exec(words)?.[0] ?? 0)
}

for (const script of [true, false]) {
  const how = script ? 'with script' : 'without script'
  test(
    `the improvement lead finds a late duty from home and marks it met, ${how}`,
    { skip: NO_BROWSER },
    async (t) => {
      const site = await aSite(t)
      const visit = await site.open(null, { script })
      const { page } = visit
      await page.goto('/')
      await page.locator('button', { hasText: 'Priya Raman' }).click()
      await page.waitForURL(/\/councils/)
      await page.goto(site.at)
      const before = await countLate(visit, site)
      assert.ok(before > 0, 'the story has late duties')

      await page.goto(site.at)
      await page.getByRole('link', { name: /duties are late/ }).click()
      await page.locator('#duty-late .sight-breaks__cure').first().click()
      assert.match(page.url(), /\/requirements\/\d+/)
      await page
        .locator('tr, li', { hasText: /late|missed/i })
        .getByRole('link', { name: /Mark met/ })
        .first()
        .click()
      await page.getByRole('radio', { name: /met/i }).first().check()
      await typeDay(page, 'met', TODAY.subtract({ days: 1 }))
      await page.locator('main form button').click()
      await page.waitForURL(/\/(requirements|calendar|line)/)
      assert.match((await page.locator('main').textContent()) ?? '', /20 November 2026/)

      assert.equal(await countLate(visit, site), before - 1)
      nothingWentWrong(visit)
    },
  )
}
