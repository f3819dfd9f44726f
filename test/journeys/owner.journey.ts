import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TODAY } from '../test-server.ts'
import { aSite, isTooWide, NO_BROWSER, nothingWentWrong, typeDay } from './test-browser.ts'

// The action owner's two minutes, on a phone, from a link.

test(
  'an action owner says on a phone what happened, and it is kept once',
  { skip: NO_BROWSER },
  async (t) => {
    const site = await aSite(t)
    const visit = await site.open(await site.personOf('action owner'), { width: 375, height: 740 })
    const { page } = visit
    await page.goto(site.at)
    await page.locator('main a[href*="/actions/"]').first().click()
    await page.getByRole('button', { name: 'Write an update' }).click()
    assert.equal(await isTooWide(page), false)
    await page.locator('button', { hasText: 'Send the update' }).click()
    await page.locator('.govuk-error-summary').waitFor()
    assert.match(await page.title(), /^Error: /)

    await page.locator('textarea').first().fill('We saw 31 families this month; “two” were missed.')
    await typeDay(page, 'forecastOn', TODAY.add({ days: 20 }))
    await page.locator('button', { hasText: 'Send the update' }).click()
    await page.locator('main', { hasText: 'We saw 31 families this month; “two” were missed.' }).waitFor()
    assert.match(page.url(), /\/actions\/\d+$/)
    assert.equal(await isTooWide(page), false)
    const said = await page.getByText('We saw 31 families this month').count()
    await page.reload()
    assert.equal(await page.getByText('We saw 31 families this month').count(), said)
    nothingWentWrong(visit)
  },
)

test(
  'evidence added from an action is shown on the action and can be opened',
  { skip: NO_BROWSER },
  async (t) => {
    const site = await aSite(t)
    const visit = await site.open(await site.personOf('action owner'))
    const { page } = visit
    await page.goto(site.at)
    await page.locator('main a[href*="/actions/"]').first().click()
    const action = new URL(page.url()).pathname
    await page.getByRole('link', { name: 'Add evidence' }).first().click()
    await page.locator('[name="title"]').fill('Audit of twelve records by two managers')
    await page.getByRole('radio', { name: /audit/i }).first().check()
    await page.locator('textarea[name="shows"]').fill('Nine of twelve were good.')
    await typeDay(page, 'periodFrom', TODAY.subtract({ days: 40 }))
    await typeDay(page, 'periodTo', TODAY.subtract({ days: 10 }))
    await page.locator('button', { hasText: 'Add the evidence' }).click()
    await page.waitForURL(/\/(evidence|actions)\/\d+/)
    await page.goto(action)
    await page.getByRole('link', { name: 'Audit of twelve records by two managers' }).first().click()
    await page.locator('main', { hasText: 'Nine of twelve were good.' }).waitFor()
    nothingWentWrong(visit)
  },
)
