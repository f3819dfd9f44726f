import { html, type Html, nothing, type Part } from '../web/html.ts'
import { segmentsOf, type TextSegment } from './marked-text.ts'
import type { KeptProvision } from './requirement.ts'

export type MarkedTextFacts = {
  readonly text: string
  readonly provisions: readonly Pick<KeptProvision, 'id' | 'startsAt' | 'endsAt' | 'state'>[]
  /** The provision that is lit. */
  readonly current: number | null
}

/** The whole text with every provision marked; `#t12` is the place of provision 12. */
export function markedText({ text, provisions, current }: MarkedTextFacts): Html {
  const states = new Map<number, string>(provisions.map((one) => [one.id, one.state]))
  const segments = segmentsOf(
    text.length,
    provisions.map((one) => ({ id: one.id, start: one.startsAt, end: one.endsAt })),
  )
  const pages = pageCounter()
  return html`<div class="sight-text" data-document-text>${segments.map((segment) => segmentView(segment, { text, states, current, pages }))}</div>`
}

type Surroundings = {
  readonly text: string
  readonly states: ReadonlyMap<number, string>
  readonly current: number | null
  readonly pages: (words: string) => Part
}

function segmentView(segment: TextSegment, around: Surroundings): Part {
  const { current, states } = around
  const words = around.pages(around.text.slice(segment.start, segment.end))
  const places = segment.begins.map((id) => html`<span class="sight-place" id="t${id}"></span>`)
  if (segment.id === null) return html`${places}${words}`
  const lit = current !== null && segment.within.includes(current)
  const state = states.get(segment.id) ?? 'proposed'
  return html`${places}<mark class="sight-mark sight-mark--${state}${lit ? ' sight-mark--lit' : ''}" data-within="${segment.within.join(' ')}">${words}</mark>`
}

// The label of a page stands where its form feed was, and counts as that one character when a selection is measured.
function pageCounter(): (words: string) => Part {
  let page = 1
  return (words) => {
    if (!words.includes('\f')) return words
    return words.split('\f').map((part, index) => {
      if (index === 0) return part
      page += 1
      return html`<span class="sight-page" data-stands-for="1">Page ${page}</span>${part}`
    })
  }
}

/** A quote with the words around it: for phones and for whoever reads without script. */
export function quoteInContext(around: {
  readonly before: string
  readonly words: string
  readonly after: string
}): Html {
  const { before, words, after } = around
  return html`<blockquote class="sight-quote">${before === '' ? nothing : before.replaceAll('\f', '\n')}<mark class="sight-mark sight-mark--lit">${words.replaceAll('\f', '\n')}</mark>${after.replaceAll('\f', '\n')}</blockquote>`
}
