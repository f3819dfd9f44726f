import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { aSite, isTooWide, NO_BROWSER, nothingWentWrong, type Site } from './test-browser.ts'

// From a letter to a saved update, on a phone, by somebody who is not signed in. Taps and seconds are counted.

const PICTURES = process.env['PICTURES'] ?? null
const HAPPENED = 'Nine of ten children were seen in time; one family had moved.'

const picture = async (page: Page, name: string): Promise<void> => {
  if (PICTURES !== null) await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true })
}

/** What the first link of the first letter opens, found as the demonstration offers it. */
async function aLink(site: Site): Promise<string> {
  const visit = await site.open(await site.personOf('improvement lead'))
  const { page } = visit
  await page.goto(`${site.at}/letters`)
  await picture(page, 'letters-before')
  await page.getByRole('button', { name: 'Send this month’s requests now' }).click()
  await page.getByText('written and kept: a demonstration writes to nobody').waitFor()
  await page.locator('summary', { hasText: 'Two minutes' }).first().click()
  await picture(page, 'letters')
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map((one) => one.id),
    [],
  )
  await page
    .getByRole('button', { name: /^Open the link of/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Your update' }).waitFor()
  nothingWentWrong(visit)
  return new URL(page.url()).pathname
}

for (const script of [true, false]) {
  test(
    `an owner opens the link on a phone and says their update${script ? '' : ', without script'}`,
    { skip: NO_BROWSER },
    async (t) => {
      const site = await aSite(t)
      const link = await aLink(site)
      const visit = await site.open(null, { width: 375, height: 740, script })
      const { page } = visit
      let taps = 1 // the link in the e-mail
      const begun = performance.now()
      await page.goto(link)
      const tap = async (name: string | RegExp, role: 'textbox' | 'checkbox' | 'button') => {
        taps += 1
        await page.getByRole(role, { name }).tap()
      }
      assert.equal(await isTooWide(page), false)
      if (script) {
        await picture(page, 'phone-form')
        assert.deepEqual(
          (await new AxeBuilder({ page }).analyze()).violations.map((one) => one.id),
          [],
        )
      }
      const looked = performance.now()
      await tap('What happened', 'textbox')
      // As fast as people type on a phone is not asked of a test: 60 ms a letter is a quick typist’s.
      await page.keyboard.type(HAPPENED, { delay: 60 })
      await tap(/^I am /, 'checkbox')
      await tap('Send the update', 'button')
      await page.getByRole('heading', { name: 'Your update is saved' }).waitFor()
      const seconds = (performance.now() - looked) / 1000
      const machine = (performance.now() - begun) / 1000 - (HAPPENED.length * 60) / 1000
      process.stdout.write(
        `# from the letter to the saved update: ${taps} taps, ${seconds.toFixed(1)} s of which ${((HAPPENED.length * 60) / 1000).toFixed(1)} s typing ${HAPPENED.length} letters; all else ${machine.toFixed(1)} s, script ${script ? 'on' : 'off'}\n`,
      )
      assert.ok(taps <= 4, `${taps} taps`)
      assert.equal(await isTooWide(page), false)
      if (script) await picture(page, 'phone-thanks')

      await page.goBack()
      await page.goto(link)
      await page.getByText('cannot be used again').waitFor()
      assert.equal(await page.locator('form').count(), 0)
      nothingWentWrong(visit)

      const { rows } = await site.database.asOwner((client) =>
        client.query<{ said: number }>('select count(*) as said from action_update where happened = $1', [
          HAPPENED,
        ]),
      )
      assert.equal(rows[0]?.said, 1)
    },
  )
}

test('a photograph goes with the update, and a mistake loses no words', { skip: NO_BROWSER }, async (t) => {
  const site = await aSite(t)
  const visit = await site.open(null, { width: 375, height: 740 })
  const { page } = visit
  await page.goto(await aLink(site))
  await page.getByRole('textbox', { name: 'What happened', exact: true }).fill(HAPPENED)
  await page.getByText('Forecast date, photograph or file').tap()
  const photograph = {
    name: 'board.png',
    mimeType: 'image/png',
    buffer: Buffer.from('89504e470d0a1a0a', 'hex'),
  }
  await page.getByLabel('Photograph or file', { exact: true }).setInputFiles(photograph)
  await page.getByRole('button', { name: 'Send the update' }).tap()
  await page.locator('.govuk-error-summary').waitFor()
  assert.match(
    await page.locator('.govuk-error-summary').innerText(),
    /Confirm that this is you[\s\S]*Select what the file is/,
  )
  assert.equal(await page.getByRole('textbox', { name: 'What happened', exact: true }).inputValue(), HAPPENED)
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map((one) => one.id),
    [],
  )
  await picture(page, 'phone-mistakes')
  await page.getByLabel('Photograph or file', { exact: true }).setInputFiles(photograph)
  await page.getByLabel('What it is').selectOption('observation')
  await page.getByRole('checkbox', { name: /^I am / }).tap()
  await page.getByRole('button', { name: 'Send the update' }).tap()
  await page.getByRole('heading', { name: 'Your update is saved' }).waitFor()
  const { rows } = await site.database.asOwner((client) =>
    client.query<{ kept: number }>(`select count(*) as kept from evidence where title like '%: board.png'`),
  )
  assert.equal(rows[0]?.kept, 1)
  nothingWentWrong(visit)
})
