import { html, type Html } from '../web/html.ts'
import type { Attention, Stage } from './action.ts'

// A state is always a shape and a word, never a colour alone.

const STAGE_SHAPES: Readonly<Record<Stage | 'cancelled', string>> = {
  'not started': '○',
  started: '◔',
  done: '◑',
  evidenced: '◕',
  sustained: '●',
  cancelled: '×',
}

export function stageMark(stage: Stage | 'cancelled'): Html {
  return html`<span class="sight-stage sight-stage--${stage.replaceAll(' ', '-')}"><span aria-hidden="true">${STAGE_SHAPES[stage]}</span> ${stage}</span>`
}

const GRAVE: readonly Attention[] = ['late', 'relapsed']

export function attentionMark(need: Attention): Html {
  const grave = GRAVE.includes(need)
  return html`<span class="sight-need${grave ? ' sight-need--grave' : ''}"><span aria-hidden="true">${grave ? '▲' : '△'}</span> ${need}</span>`
}
