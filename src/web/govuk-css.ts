// What of GOV.UK Frontend's style sheet may be served outside service.gov.uk, and is used here.

// Components that no page has; the header and the footer carry the crown, which is for service.gov.uk alone.
const UNUSED = [
  'accordion',
  'accordion-nav',
  'cookie-banner',
  'exit-this-page',
  'exit-this-page-hide-content',
  'exit-this-page-overlay',
  'feedback',
  'footer',
  'generic-header',
  'header',
  'language-navigation',
  'logo-dot',
]

// The name whole, or with its element or modifier: `.govuk-header__logo`, and not `.govuk-headers`.
const OF_UNUSED = new RegExp(`\\.govuk-(?:${UNUSED.join('|')})(?![a-z0-9]|-[a-z0-9])`)

/** Without the GDS Transport font, the crown's assets and the rules of components that are not used. */
export function ownCss(css: string): string {
  return writeRules(withoutComments(css)).replaceAll('GDS Transport,arial,', 'Arial,')
}

/** Every selector that is left, for tests to compare. */
export function selectorsOf(css: string): readonly string[] {
  return rulesOf(withoutComments(css)).flatMap(({ head, body }) => {
    if (body === null) return []
    return isGroup(head) ? selectorsOf(body) : splitSelectors(head)
  })
}

type Rule = { readonly head: string; readonly body: string | null }

function writeRules(css: string): string {
  return rulesOf(css)
    .map((rule) => writeRule(rule))
    .join('')
}

function writeRule({ head, body }: Rule): string {
  if (body === null) return head.startsWith('@charset') ? '' : `${head};`
  if (head === '@font-face') return ''
  if (isGroup(head)) {
    const inner = writeRules(body)
    return inner === '' ? '' : `${head}{${inner}}`
  }
  const selectors = splitSelectors(head).filter((selector) => !OF_UNUSED.test(selector))
  return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`
}

function isGroup(head: string): boolean {
  return /^@(?:media|supports|layer|container)/.test(head)
}

function withoutComments(css: string): string {
  return css.replaceAll(/\/\*[\s\S]*?\*\//g, '')
}

// A rule is its head and, in braces, its body; a statement such as @import has no body.
function rulesOf(css: string): readonly Rule[] {
  const rules: Rule[] = []
  let at = 0
  while (at < css.length) {
    const open = findOutsideQuotes(css, '{;', at)
    if (open < 0) break
    const head = css.slice(at, open).trim()
    const end = css[open] === ';' ? open : closeOf(css, open)
    rules.push({ head, body: css[open] === ';' ? null : css.slice(open + 1, end) })
    at = end + 1
  }
  return rules
}

function closeOf(css: string, open: number): number {
  let depth = 0
  for (let at = open; at >= 0; at = findOutsideQuotes(css, '{}', at + 1)) {
    depth += css[at] === '{' ? 1 : -1
    if (depth === 0) return at
  }
  throw new Error(`A rule of the style sheet is not closed: ${css.slice(open - 60, open + 60)}`)
}

function findOutsideQuotes(css: string, wanted: string, from: number): number {
  let quote = ''
  for (let at = from; at < css.length; at += 1) {
    const character = css.charAt(at)
    if (character === '\\') at += 1
    else if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (wanted.includes(character)) return at
  }
  return -1
}

// At commas that are in no bracket: `:is(a,b)` is one selector.
function splitSelectors(head: string): readonly string[] {
  const selectors: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < head.length; at += 1) {
    const character = head.charAt(at)
    if (character === '(' || character === '[') depth += 1
    if (character === ')' || character === ']') depth -= 1
    if (character !== ',' || depth > 0) continue
    selectors.push(head.slice(start, at).trim())
    start = at + 1
  }
  return [...selectors, head.slice(start).trim()]
}
