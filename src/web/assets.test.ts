import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { Script } from 'node:vm'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { loadAssets } from './assets.ts'
import { ownCss, selectorsOf } from './govuk-css.ts'

const official = await readFile(
  new URL(import.meta.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css')),
  'utf8',
)

test('nothing that is for service.gov.uk alone is served: not its font, not its crown', async () => {
  const { stylesheet, script, icon } = await loadAssets()
  assert.match(official, /GDS Transport/)
  for (const asset of [stylesheet, script, icon]) {
    assert.doesNotMatch(asset.identity.toString(), /GDS Transport|@font-face|fonts\/|govuk-crest|__crown/)
  }
  assert.doesNotMatch(ownCss(official), /url\(/)
  assert.match(stylesheet.identity.toString(), /font-family:Arial,sans-serif/)
})

test('the style sheet fetches nothing and has no comment but the licence', async () => {
  const css = (await loadAssets()).stylesheet.identity.toString()
  assert.doesNotMatch(css, /@import|sourceMappingURL/)
})

test('of the selectors only those of components that are not used are gone', () => {
  const left = new Set(selectorsOf(ownCss(official)))
  const gone = selectorsOf(official).filter((selector) => !left.has(selector))
  assert.ok(gone.length > 100)
  const unused =
    /\.govuk-(accordion|cookie-banner|exit-this-page|feedback|footer|(generic-)?header|language-nav|logo)/
  assert.deepEqual(
    gone.filter((selector) => selector !== '@font-face' && !unused.test(selector)),
    [],
  )
  assert.deepEqual(
    [...left].filter((selector) => unused.test(selector)),
    [],
  )
})

test('a rule keeps its other selectors, its place in a media rule and its quoted braces', () => {
  assert.equal(
    ownCss(
      '.govuk-header,.govuk-table:is(a,b){color:red}@media print{.govuk-header{color:red}}.a:after{content:"}"}',
    ),
    '.govuk-table:is(a,b){color:red}.a:after{content:"}"}',
  )
  assert.equal(ownCss('@media print{.govuk-headers{color:red}}'), '@media print{.govuk-headers{color:red}}')
})

test('the path changes with the content alone', async () => {
  const assets = await loadAssets()
  assert.match(assets.stylesheet.path, /^\/assets\/sight-[0-9a-f]{12}\.css$/)
  assert.match(assets.script.path, /^\/assets\/sight-[0-9a-f]{12}\.js$/)
  assert.match(assets.icon.path, /^\/assets\/sight-[0-9a-f]{12}\.svg$/)
  assert.equal((await loadAssets()).stylesheet, assets.stylesheet)
})

test('an asset is found by its path and by nothing else', async () => {
  const assets = await loadAssets()
  assert.equal(assets.find(assets.script.path), assets.script)
  for (const path of ['/assets/sight-000000000000.css', '/assets/../package.json', '/assets/', '']) {
    assert.equal(assets.find(path), null)
  }
})

test('every form of an asset holds the same bytes, before and after it is compressed further', async () => {
  const assets = await loadAssets()
  const all = [assets.stylesheet, assets.script, assets.icon]
  for (const asset of all) assert.deepEqual(brotliDecompressSync(asset.brotli), asset.identity)
  await assets.finished
  for (const asset of all) {
    assert.deepEqual(brotliDecompressSync(asset.brotli), asset.identity)
    assert.deepEqual(gunzipSync(asset.gzip), asset.identity)
  }
})

test('style sheet, script and icon stay within what a cold visit may weigh', async (t) => {
  const assets = await loadAssets()
  await assets.finished
  const sizes = [assets.stylesheet, assets.script, assets.icon].map(({ brotli }) => brotli.length)
  t.diagnostic(`brotli: style sheet ${sizes[0]}, script ${sizes[1]}, icon ${sizes[2]} bytes`)
  const [stylesheet = 0, script = 0, icon = 0] = sizes
  assert.ok(script <= 15_000, `script ${script}`)
  assert.ok(stylesheet + script + icon <= 40_000, `all ${stylesheet + script + icon}`)
})

test('the script is one module that starts every component and leaves nothing to fetch', async () => {
  const script = (await loadAssets()).script.identity.toString()
  assert.match(script, /classList\.add\('js-enabled','govuk-frontend-supported'\)/)
  assert.match(script, /\n\{[\s\S]*initAll\([\s\S]*\}\s*$/)
  assert.doesNotMatch(script, /^\s*(?:import|export)\b|sourceMappingURL/m)
  assert.doesNotThrow(() => new Script(script))
})
