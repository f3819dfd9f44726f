import assert from 'node:assert/strict'
import fs from 'node:fs'
import { test } from 'node:test'
import { TODAY } from '../test-server.ts'
import { aSite, NO_BROWSER, nothingWentWrong, typeDay } from './test-browser.ts'

test('a pack is composed, issued and frozen, and its PDF comes down', { skip: NO_BROWSER }, async (t) => {
  const site = await aSite(t)
  const visit = await site.open(await site.personOf('improvement lead'))
  const { page } = visit
  await page.goto(`${site.at}/packs/new`)
  await page.locator('[name="title"]').fill('Improvement Board pack, December 2026')
  await typeDay(page, 'meeting', TODAY.add({ days: 12 }))
  await page.getByRole('button', { name: 'Compose it' }).click()
  await page.waitForURL(/\/packs\/\d+$/)
  await page.getByRole('button', { name: /Issue/ }).click()
  await page.locator('main', { hasText: /Issued/ }).waitFor()
  assert.equal(await page.getByRole('button', { name: /Issue/ }).count(), 0)

  const fetched = async (): Promise<Buffer> => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[href$="/pdf"]').first().click(),
    ])
    return fs.readFileSync(await file.path())
  }
  const first = await fetched()
  assert.equal(first.subarray(0, 5).toString('latin1'), '%PDF-')
  assert.ok(first.length > 20_000)
  assert.deepEqual(await fetched(), first)
  nothingWentWrong(visit)
})
