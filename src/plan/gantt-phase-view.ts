import { formatDay, formatShortDay, type Day } from '../shared/days.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { GanttBand } from './gantt-phases.ts'
import { countPhase, type Phase, phaseOfDay, timeOfPhase } from './phase.ts'
import type { ListedAction } from './plan-list.ts'

/** What the bands take of the drawing's height. */
export const BAND = 44
const TALL = 36
const PAPER = '#f3f2f1'
const INK = '#0b0c0c'

// Arial at 13 and 11 pixels, a letter as wide as most: words that are told to fit do.
const WIDE = { name: 7.9, end: 5.9 }

type Placed = { readonly x: (share: number) => number; readonly top: number; readonly height: number }

/** The bands themselves, and where each phase ends a dotted line down through the bars. */
export function bandShapes(bands: readonly GanttBand[], { x, top, height }: Placed): readonly Html[] {
  return bands.map((band) => {
    const [from, to] = [x(band.start), x(band.end)]
    return html`<rect x="${from}" y="${top}" width="${wide(from, to)}" height="${TALL}" fill="${PAPER}" stroke="#505a5f"/>
${foot(band, { from, to, y: top + TALL })}
${band.isCutAfter ? nothing : html`<line x1="${to}" x2="${to}" y1="${top + TALL}" y2="${height}" stroke="#505a5f" stroke-dasharray="1 3"/>`}`
  })
}

function wide(from: number, to: number): number {
  return Math.max(2, Math.round((to - from) * 10) / 10)
}

// Thick under the phase that is now, double under one that is over, broken under one to come.
function foot({ time }: GanttBand, { from, to, y }: { from: number; to: number; y: number }): Html {
  const line = (at: number, width: number, dashes: Html = nothing): Html =>
    html`<line x1="${from}" x2="${to}" y1="${at}" y2="${at}" stroke="${INK}" stroke-width="${width}"${dashes}/>`
  switch (time) {
    case 'now':
      return line(y + 1, 5)
    case 'past':
      return html`${line(y - 1, 1.5)}${line(y + 2, 1.5)}`
    case 'to come':
      return line(y, 2, html` stroke-dasharray="6 4"`)
  }
}

/** Their names and ends, as much as there is room for; drawn after today's line, so that it does not cross them out. */
export function bandWords(bands: readonly GanttBand[], { x, top }: Placed): readonly Html[] {
  return bands.map((band) => {
    const { phase, number } = band
    const [from, to] = [x(band.start), x(band.end)]
    const room = to - from - 8
    // In a band too narrow for a word its number stands in the middle.
    const at = room < 20 ? html`x="${(from + to) / 2}" text-anchor="middle"` : html`x="${from + 5}"`
    const words = (text: string, y: number, look: Html): Html =>
      text === ''
        ? nothing
        : html`<text ${at} y="${y}" ${look} fill="${INK}" stroke="${PAPER}" stroke-width="3" paint-order="stroke">${text}</text>`
    const name = cutTo(`${number} ${phase.title}`, Math.floor(room / WIDE.name), String(number))
    const end = endsOf(band).find((text) => text.length * WIDE.end <= room) ?? ''
    return html`${words(name, top + 15, html`font-weight="700"`)}${words(end, top + 28, html`font-size="11"`)}`
  })
}

// The longest first.
function endsOf({ phase, time, isCutBefore, isCutAfter }: GanttBand): readonly string[] {
  const end = `${isCutBefore ? '◂ ' : ''}to ${formatShortDay(phase.toOn)}${isCutAfter ? ' ▸' : ''}`
  const said = { past: 'over', now: 'now', 'to come': 'to come' }[time]
  const short = formatShortDay(phase.toOn).slice(0, -5)
  return [`${end}, ${said}`, end, ...(time === 'now' ? [`${short}, now`] : []), short]
}

function cutTo(words: string, most: number, least: string): string {
  if (words.length <= most) return words
  return most >= 6 ? `${words.slice(0, most - 1).trimEnd()}…` : least
}

/** The phases as the description of a drawing tells them. */
export function sayBands(bands: readonly GanttBand[], today: Day): string {
  if (bands.length === 0) return ''
  const said = bands.map(({ phase, number }) => `${number} ${phase.title}, ${spanInWords(phase, today)}`)
  return ` Phases of the journey: ${said.join('; ')}.`
}

function spanInWords(phase: Phase, today: Day): string {
  const time = timeOfPhase(phase, today)
  return `${formatDay(phase.fromOn)} to ${formatDay(phase.toOn)}, ${time === 'past' ? 'over' : time}`
}

type PhasesShown = {
  readonly council: { readonly slug: string }
  readonly phases: readonly Phase[]
  readonly shown: readonly ListedAction[]
  readonly today: Day
}

/** The phases in words above the drawings, with what of the actions shown falls due in each; all there is on a phone. */
export function phasesAbove(facts: PhasesShown): Html {
  const { council, phases, shown, today } = facts
  if (phases.length === 0) return nothing
  const outside = shown.filter(
    ({ cancelledOn, dueOn }) => cancelledOn === null && dueOn !== null && phaseOfDay(phases, dueOn) === null,
  ).length
  return html`<section class="sight-time-phases" aria-labelledby="time-phases"><h2 class="govuk-heading-s" id="time-phases">Phases of <a class="govuk-link" href="${inCouncilPath(council, '/plan/journey')}">the journey</a></h2>
<ol class="govuk-list govuk-list--number">${phases.map((phase) => html`<li${timeOfPhase(phase, today) === 'now' ? html` aria-current="step"` : nothing}><strong>${phase.title}</strong>, ${spanInWords(phase, today)}. ${countInWords(phase, facts)}</li>`)}</ol>
${outside === 0 ? nothing : html`<p class="govuk-body">${outside === 1 ? '1 action falls' : `${outside} actions fall`} due in no phase.</p>`}</section>`
}

function countInWords(phase: Phase, { shown, today }: PhasesShown): string {
  const { due, done, late } = countPhase(phase, shown, today)
  if (due === 0) return 'No action shown here falls due in it.'
  const tail = late === 0 ? '' : `, ${late} late`
  return `${due === 1 ? '1 action falls' : `${due} actions fall`} due in it: ${done} done${tail}.`
}

/** The column that the table beside a drawing has more, where there are phases. */
export function phaseColumn(phases: readonly Phase[]): readonly {
  readonly heading: string
  readonly cellOf: (action: ListedAction) => Part
}[] {
  if (phases.length === 0) return []
  const cellOf = ({ dueOn }: ListedAction): Part => {
    if (dueOn === null) return 'no date'
    const found = phaseOfDay(phases, dueOn)
    return found === null ? 'none' : `${found.number} ${found.phase.title}`
  }
  return [{ heading: 'Falls due in phase', cellOf }]
}

/** What the bands mean. */
export const bandKey: string =
  'The bands above the bars are the phases of the journey: a thick foot is now, a double one is over, a broken one is to come; ◂ or ▸ where a phase goes beyond the drawing. A dotted upright line is where a phase ends.'
