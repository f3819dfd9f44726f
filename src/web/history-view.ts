import type { HistoryLine } from '../shared/history.ts'
import { formatDay, formatMoment } from '../shared/days.ts'
import { details } from './components/details.ts'
import { html, type Html } from './html.ts'

/** Who did what to a thing, when and why; each line with its number in the record. */
export function historyView(lines: readonly HistoryLine[]): Html {
  const list = html`<ol class="sight-history" reversed>
${lines.map((line) => html`<li><span class="sight-history__when">${formatMoment(line.at)}</span> ${line.who} (${line.role}) ${line.act}${line.why === null ? null : html`: <q>${line.why}</q>`}${changesOf(line)} <span class="sight-history__number">record ${line.number}</span></li>`)}
</ol>`
  return details({
    summaryText: `History (${lines.length})`,
    text: lines.length === 0 ? 'Nothing has changed yet.' : list,
  })
}

// Only what differs, as words; a first saving has no before and shows nothing more.
function changesOf({ before, after }: HistoryLine): Html | null {
  const changed = Object.keys(before).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  if (changed.length === 0) return null
  return html`<ul>${changed.map((name) => html`<li>${plainName(name)}: ${said(before[name])} → ${said(after[name])}</li>`)}</ul>`
}

function plainName(name: string): string {
  return name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
}

function said(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(said).join(', ')
  if (typeof value === 'object') return saidOfEach(Object.entries(value))
  const words = typeof value === 'string' ? value : JSON.stringify(value)
  return DAY.test(words) ? formatDay(Temporal.PlainDate.from(words)) : words
}

const DAY = /^\d{4}-\d\d-\d\d$/

// What has parts, as "column 2, header Owner".
function saidOfEach(parts: readonly (readonly [string, unknown])[]): string {
  return parts.length === 0
    ? 'nothing'
    : parts.map(([name, value]) => `${plainName(name)} ${said(value)}`).join(', ')
}
