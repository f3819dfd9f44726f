import { formatDay } from '../shared/days.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { type PlanScore, changeByCheck, scoreSentence, shareOf, weekly } from './plan-score.ts'

const WIDTH = 480
const HEIGHT = 210
const LEFT = 52
const RIGHT = 16
const TOP = 14
const BOTTOM = 34
const WEEKS_SHOWN = 12

/** The plan's score over time: its sentence, its line, its table. */
export function scoreSection(scores: readonly PlanScore[]): Html {
  if (scores.every(({ actions }) => actions === 0)) return nothing
  const weeks = weekly(scores)
  return html`<section aria-labelledby="score"><h2 class="govuk-heading-m" id="score">Is the plan getting better written?</h2>
<p class="govuk-body">${scoreSentence(weeks)}</p>
${drawScore(weeks)}
<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">The figures, week by week and by check</span></summary><div class="govuk-details__text">${scoreTable(weeks)}${checkTable(weeks)}<p class="govuk-body">The share of the plan’s actions with no open problem in their words. A problem answered with a reason is not open. It is counted each morning.</p></div></details></section>`
}

/** A line by day from nought to a hundred per cent; nothing where there is one point alone. */
export function drawScore(scores: readonly PlanScore[]): Html {
  const shown = scores.filter(({ actions }) => actions > 0)
  const [first, last] = [shown[0], shown.at(-1)]
  if (first === undefined || last === undefined || first === last) return nothing
  const days = first.countedOn.until(last.countedOn, { largestUnit: 'day' }).days
  const place = (score: PlanScore): readonly [number, number] => {
    const along = first.countedOn.until(score.countedOn, { largestUnit: 'day' }).days / days
    return [round(LEFT + along * (WIDTH - LEFT - RIGHT)), y(shareOf(score) ?? 0)]
  }
  const points = shown.map(place)
  const [endX = 0, endY = 0] = points.at(-1) ?? []
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="sight-score" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${scoreSentence(shown)}" font-family="Arial, Liberation Sans, sans-serif" font-size="15">
${[0, 50, 100].map((share) => html`<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(share)}" y2="${y(share)}" stroke="#cecece"/><text x="${LEFT - 8}" y="${y(share) + 5}" text-anchor="end" fill="#484949">${share}%</text>`)}
<polyline fill="none" stroke="#0b3d5c" stroke-width="2.5" points="${points.map((point) => point.join(',')).join(' ')}"/>
${points.map(([cx, cy]) => html`<circle cx="${cx}" cy="${cy}" r="3.5" fill="#0b3d5c"/>`)}
<text x="${endX}" y="${endY < TOP + 18 ? endY + 20 : endY - 9}" text-anchor="end" font-weight="bold" fill="#0b0c0c">${shareOf(last) ?? 0}%</text>
<text x="${LEFT}" y="${HEIGHT - 10}" fill="#484949">${formatDay(first.countedOn)}</text><text x="${WIDTH - RIGHT}" y="${HEIGHT - 10}" text-anchor="end" fill="#484949">${formatDay(last.countedOn)}</text>
</svg>`
}

function y(share: number): number {
  return round(TOP + (1 - share / 100) * (HEIGHT - TOP - BOTTOM))
}

function round(place: number): number {
  return Math.round(place * 10) / 10
}

function scoreTable(scores: readonly PlanScore[]): Html {
  return labelledTable({
    caption: 'Actions with no open problem',
    columns: [
      { heading: 'Day' },
      { heading: 'Actions', isNumber: true },
      { heading: 'No open problem', isNumber: true },
      { heading: 'Share', isNumber: true },
      { heading: 'Problems answered', isNumber: true },
    ],
    rows: scores
      .slice(-WEEKS_SHOWN)
      .toReversed()
      .map((score) => [
        formatDay(score.countedOn),
        String(score.actions),
        String(score.clear),
        `${shareOf(score) ?? 0}%`,
        String(score.answered),
      ]),
  })
}

function checkTable(scores: readonly PlanScore[]): Html {
  const changes = changeByCheck(scores)
  const [first, last] = [scores[0], scores.at(-1)]
  if (changes.length === 0 || first === undefined || last === undefined) return nothing
  return labelledTable({
    caption: 'Actions with an open problem, by check',
    columns: [
      { heading: 'Check' },
      { heading: formatDay(first.countedOn), isNumber: true },
      { heading: formatDay(last.countedOn), isNumber: true },
    ],
    rows: changes.map(({ check, first: then, last: now }) => [
      `${check.charAt(0).toUpperCase()}${check.slice(1)}`,
      String(then),
      String(now),
    ]),
  })
}
