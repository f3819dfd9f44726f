import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSite, NO_BROWSER, nothingWentWrong, type Site } from './test-browser.ts'

// Can I walk from a clause in the instrument to the proof, and back?

for (const script of [true, false]) {
  const how = script ? 'with script' : 'without script'
  test(
    `a commissioner walks from a clause to its evidence and back, ${how}`,
    { skip: NO_BROWSER },
    async (t) => {
      const site = await aSite(t)
      const visit = await site.open(await site.personOf('commissioner'), { script })
      const { page } = visit
      await page.goto(`${site.at}/requirements`)
      await page
        .locator(`main a[href="${site.at}/requirements/${await findEvidenced(site)}"]`)
        .first()
        .click()
      const clause = new URL(page.url()).pathname
      await page
        .locator('a[href*="/documents/"]', { hasText: /document/i })
        .first()
        .click()
      await page.locator('main h1').waitFor()
      await page.goBack()

      await page.locator('main a[href*="/actions/"]').first().click()
      await page.locator('main a[href*="/evidence/"]:not([href*="new"])').first().click()
      assert.match(page.url(), /\/evidence\/\d+/)
      await page.locator('main a[href*="/actions/"]').first().click()
      await page.locator(`main a[href="${clause}"]`).first().click()
      assert.equal(new URL(page.url()).pathname, clause)

      await page.goto(clause.replace('/requirements/', '/thread/requirements/'))
      await page.locator('main a[href*="/evidence/"]:not([href*="new"])').first().click()
      assert.match(page.url(), /\/evidence\/\d+/)
      nothingWentWrong(visit)
    },
  )
}

// A requirement in force whose work has something to show.
async function findEvidenced({ database, council }: Site): Promise<number> {
  return database.asOwner(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `select min(r.id) as id from requirement r
       join action_requirement ar on ar.council_id = r.council_id and ar.requirement_id = r.id
       join evidence_claim c on c.council_id = r.council_id and c.action_id = ar.action_id
       where r.council_id = $1 and r.state = 'in force'`,
      [council.id],
    )
    return rows[0]?.id ?? 0
  })
}
