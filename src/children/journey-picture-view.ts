import { html, type Html, nothing } from '../web/html.ts'
import type { ShownStep } from './journey-shown.ts'
import type { Spread, Stage } from './journey.ts'

// A way from top to bottom, so that it can be read on a phone: a bar for each stage, as wide as its children are many,
// parted into gone on, still there and neither; and below it the band of those who went on.

const WIDTH = 360
const STAGE_HEIGHT = 52
const BAND_HEIGHT = 46
const BAR = { top: 20, height: 18 }
const GONE = '#12436d'
const STILL = '#f47738'
const NEITHER = '#b1b4b6'
const BAND = '#dfeaf4'

type Captions = { readonly names: Readonly<Record<Stage, string>>; readonly title: string }

/** The journey drawn; its numbers are told again in the table beside it. */
export function journeyPicture(steps: readonly ShownStep[], { names, title }: Captions): Html {
  const most = Math.max(1, ...steps.map(({ children }) => (children === 'hidden' ? 0 : children)))
  const scale = (count: number) => (count / most) * WIDTH
  const height = steps.length * STAGE_HEIGHT + (steps.length - 1) * BAND_HEIGHT
  return html`<figure class="sight-journey"><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="journey-title journey-words">
<title id="journey-title">${title}</title>
<desc id="journey-words">${describe(steps, names)}</desc>
${steps.map((step, at) => stageOf(step, { scale, top: at * (STAGE_HEIGHT + BAND_HEIGHT), name: names[step.stage], next: steps[at + 1] ?? null }))}
</svg><figcaption class="sight-journey__key">${key(GONE, 'went on')} ${key(STILL, 'still there')} ${key(NEITHER, 'neither, or the lists do not say')}</figcaption></figure>`
}

type Place = {
  readonly scale: (count: number) => number
  readonly top: number
  readonly name: string
  readonly next: ShownStep | null
}

function stageOf(step: ShownStep, { scale, top, name, next }: Place): Html {
  const { children, waiting } = step
  return html`<g transform="translate(0 ${top})">
<text x="0" y="14" class="sight-journey__name">${name}</text><text x="${WIDTH}" y="14" text-anchor="end" class="sight-journey__name">${words(children)}</text>
${barOf(step, scale)}
${typeof waiting === 'number' && waiting > 0 ? html`<text x="${WIDTH}" y="50" text-anchor="end">${still(step, waiting)}</text>` : nothing}
${next === null ? nothing : bandOf(step, { scale, next })}</g>`
}

// A bar of which a part is hidden is drawn without its parts.
function barOf({ children, wentOn, waiting }: ShownStep, scale: Place['scale']): Html {
  const rect = (x: number, width: number, fill: string) =>
    width <= 0
      ? nothing
      : html`<rect x="${x.toFixed(1)}" y="${BAR.top}" width="${width.toFixed(1)}" height="${BAR.height}" fill="${fill}"/>`
  if (children === 'hidden')
    return html`<rect x="0.5" y="${BAR.top}" width="40" height="${BAR.height}" fill="none" stroke="#505a5f" stroke-dasharray="3 3"/>`
  if (wentOn === 'hidden' || waiting === 'hidden') return rect(0, scale(children), NEITHER)
  const gone = scale(wentOn ?? 0)
  const there = scale(waiting ?? 0)
  return html`${rect(0, gone, GONE)}${rect(gone, there, STILL)}${rect(gone + there, scale(children) - gone - there, NEITHER)}`
}

function bandOf(
  { wentOn, conversion }: ShownStep,
  { scale, next }: Pick<Place, 'scale'> & { readonly next: ShownStep },
): Html {
  const top = BAR.top + BAR.height
  const width = typeof wentOn === 'number' ? scale(wentOn) : 0
  const share = conversion === null ? '' : `, ${Math.round(conversion)} %`
  const bottom = STAGE_HEIGHT + BAND_HEIGHT
  return html`${width > 0 ? html`<rect x="0" y="${top}" width="${width.toFixed(1)}" height="${bottom - top}" fill="${BAND}"/>` : nothing}
<text x="6" y="${STAGE_HEIGHT + 16}">↓ ${words(wentOn ?? 'hidden')} went on${share}</text>
${typeof next.taken === 'object' && next.taken !== null ? html`<text x="6" y="${STAGE_HEIGHT + 34}">${took(next.taken)}</text>` : nothing}`
}

function took({ median, ninetieth }: Spread): string {
  if (ninetieth === 0) return 'nine in ten on the same day'
  return `half within ${days(median)}; nine in ten within ${days(ninetieth)}`
}

function days(count: number): string {
  if (count === 0) return 'the day'
  return count === 1 ? 'a day' : `${count.toLocaleString('en-GB')} days`
}

function still({ stage, waited }: ShownStep, waiting: number): string {
  const verb = stage === 'plan' || stage === 'care' ? 'still there' : 'waiting'
  const since =
    typeof waited === 'object' && waited !== null
      ? `, half for ${waited.median.toLocaleString('en-GB')}+ days`
      : ''
  return `${waiting.toLocaleString('en-GB')} ${verb}${since}`
}

function words(count: number | 'hidden'): string {
  return count === 'hidden' ? 'hidden' : count.toLocaleString('en-GB')
}

function describe(steps: readonly ShownStep[], names: Captions['names']): string {
  return steps
    .map(({ stage, children, wentOn, waiting }) =>
      [
        `${names[stage]}: ${words(children)} children`,
        ...(wentOn === null ? [] : [`${words(wentOn)} went on`]),
        ...(waiting === null ? [] : [`${words(waiting)} still there`]),
      ].join(', '),
    )
    .join('. ')
}

function key(fill: string, text: string): Html {
  return html`<span class="sight-journey__entry"><svg width="14" height="14" aria-hidden="true" focusable="false"><rect width="14" height="14" fill="${fill}"/></svg> ${text}</span>`
}
