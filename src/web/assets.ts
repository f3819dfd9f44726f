import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ownCss } from './govuk-css.ts'

// The style sheet, the script and the icon that pages use, made at the start from GOV.UK Frontend's own files and ours.

export type Asset = {
  /** Named by its content, so that a browser may keep it for good. */
  readonly path: string
  readonly mediaType: string
  readonly identity: Buffer
  readonly gzip: Buffer
  /** At first compressed quickly; smaller by a tenth once `finished`. */
  readonly brotli: Buffer
}

export type Assets = {
  readonly stylesheet: Asset
  readonly script: Asset
  readonly icon: Asset
  readonly find: (path: string) => Asset | null
  /** When all are as small as they become. Nothing need wait for it. */
  readonly finished: Promise<void>
}

const LICENCE =
  '/*! Made with GOV.UK Frontend, (c) Crown copyright (Government Digital Service), MIT licence. */\n'

let loaded: Promise<Assets> | undefined

/** Once for a process: the files do not change while it runs. */
export async function loadAssets(): Promise<Assets> {
  loaded ??= makeAssets()
  return loaded
}

async function makeAssets(): Promise<Assets> {
  const [stylesheet, script, icon] = await Promise.all([
    makeStylesheet().then((text) => compress('css', 'text/css; charset=utf-8', text)),
    makeScript().then((text) => compress('js', 'text/javascript; charset=utf-8', text)),
    compress('svg', 'image/svg+xml', ICON),
  ])
  const byPath = new Map<string, Asset>([stylesheet, script, icon].map((asset) => [asset.path, asset]))
  return {
    stylesheet,
    script,
    icon,
    find: (path) => byPath.get(path) ?? null,
    finished: compressFurther([stylesheet, script, icon]),
  }
}

async function makeStylesheet(): Promise<string> {
  const [official, ours] = await Promise.all([readOfficial('govuk-frontend.min.css'), readOurs('.css')])
  return `${LICENCE}${ownCss(official)}\n${ours.join('\n')}`
}

// One module: GOV.UK Frontend without its export, then ours in a block of its own, where no name can clash. Ours may
// say `import { initAll } from 'govuk-frontend'` for the linter; here the names are already at hand. The classes say
// that scripts work: GOV.UK's pages write them inline, which our content security policy forbids.
async function makeScript(): Promise<string> {
  const [official, ours] = await Promise.all([readOfficial('govuk-frontend.min.js'), readOurs('.js')])
  const end = /export\s*\{[^}]*\};?\s*(?:\/\/#[^\n]*)?\s*$/
  if (!end.test(official)) throw new Error('GOV.UK Frontend no longer ends with its export: see makeScript')
  const classes = `document.body.classList.add('js-enabled','govuk-frontend-supported');\n`
  const own = ours.map((one) => one.replaceAll(/^import [^\n]* from 'govuk-frontend';?$/gm, '').trim())
  if (own.some((one) => /^(?:import|export)\b/m.test(one)))
    throw new Error('our scripts may import govuk-frontend alone, and export nothing')
  return `${LICENCE}${classes}${official.replace(end, '')}\n${own.map((one) => `{\n${one}\n}\n`).join('')}`
}

async function readOfficial(name: string): Promise<string> {
  return readFile(new URL(import.meta.resolve(`govuk-frontend/dist/govuk/${name}`)), 'utf8')
}

// `sight` first, which the others build on; then each feature's own, by name.
async function readOurs(ending: '.css' | '.js'): Promise<readonly string[]> {
  const here = new URL('.', import.meta.url)
  const names = (await readdir(here)).filter((name) => name.endsWith(ending)).sort()
  const ordered = [`sight${ending}`, ...names.filter((name) => name !== `sight${ending}`)]
  return Promise.all(ordered.map((name) => readFile(new URL(name, here), 'utf8')))
}

const compressGzip = promisify(gzip)
const compressBrotli = promisify(brotliCompress)

// Measured on the style sheet: quality 5 takes 2 ms for 15.1 KB, 9 takes 10 ms for 14.3 KB, 11 takes 160 ms for
// 13.2 KB. So 5 at the start, and 11 in a thread of its own while the first pages are already served.
const QUICK = 5
const HARD = 11

type Compressed = Asset & { brotli: Buffer }

async function compress(extension: string, mediaType: string, text: string): Promise<Compressed> {
  const identity = Buffer.from(text)
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 12)
  return {
    path: `/assets/sight-${hash}.${extension}`,
    mediaType,
    identity,
    gzip: await compressGzip(identity, { level: 9 }),
    brotli: await brotliAt(identity, QUICK),
  }
}

async function compressFurther(assets: readonly Compressed[]): Promise<void> {
  await Promise.all(
    assets.map(async (asset) => {
      asset.brotli = await brotliAt(asset.identity, HARD)
    }),
  )
}

async function brotliAt(content: Buffer, quality: number): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  }
  return compressBrotli(content, { params })
}

// The line of sight, as in the header: what is asked, what is done, and what is still to be seen.
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#12436d"/><path d="M5 16h22" stroke="#fff" stroke-width="2"/><circle cx="7" cy="16" r="4" fill="#fff"/><circle cx="16" cy="16" r="4" fill="#fff"/><circle cx="25" cy="16" r="3" fill="#12436d" stroke="#fff" stroke-width="2"/></svg>
`
