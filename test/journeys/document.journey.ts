import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSite, NO_BROWSER, nothingWentWrong } from './test-browser.ts'

// From a document to a date in the calendar; the confirming by keyboard alone.

const LETTER = `Improvement notice

To: Kelsmere Borough Council

This notice is issued by the Secretary of State for Education on 2 November 2026.

1. The council must publish a plan for its front door by 18 December 2026.

2. The council must send the Department a report on progress every three months, with the first report to be sent by 29 January 2027.

3. The council should ask another council to look at its work with care leavers by 26 February 2027.

Dated 2 November 2026
`

test(
  'a document is brought in, confirmed by keyboard, put in force, and its dates are in the calendar',
  { skip: NO_BROWSER },
  async (t) => {
    const site = await aSite(t)
    const visit = await site.open(await site.personOf('improvement lead'))
    const { page } = visit
    await page.goto(`${site.at}/documents`)
    await page.locator('input[type="file"]').setInputFiles({
      name: 'second-notice.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(LETTER),
    })
    await page.getByRole('button', { name: 'Bring it in and read it' }).click()
    await page.waitForURL(/\/(documents|instruments)\/\d+/)
    await page.locator('a[href$="/confirm"]').first().waitFor()
    await page.locator('a[href$="/confirm"]').first().click()

    const waiting = page.locator('[data-act="accept"]:visible')
    const all = await page.locator('[data-proposal]').count()
    assert.ok(all >= 3, `only ${all} proposals`)
    for (let left = await waiting.count(); left > 0; left -= 1) {
      const told = (await page.locator('.sight-progress strong').textContent()) ?? ''
      await page.keyboard.press('a')
      await page.locator('.sight-progress', { hasNotText: told.trim() }).waitFor()
      await page.waitForLoadState('load')
    }
    assert.match(
      (await page.locator('.sight-progress').textContent()) ?? '',
      new RegExp(`${all} of ${all} decided`),
    )

    await page.getByRole('link', { name: 'Put it in force' }).click()
    await page.locator('[name="in-force-on"]').fill('2 November 2026')
    await page.locator('form[action$="/in-force"] button').first().click()
    await page.waitForLoadState('load')
    assert.equal(await page.locator('.govuk-error-summary').count(), 0)

    await page.goto(`${site.at}/requirements?words=front+door`)
    await page.locator('main', { hasText: 'publish a plan for its front door' }).waitFor()
    await page.goto(`${site.at}/calendar`)
    await page.locator('main', { hasText: /18 Dec(ember)? 2026/ }).waitFor()
    nothingWentWrong(visit)
  },
)
