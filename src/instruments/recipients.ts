import { actorAtStart } from './actors.ts'

// To whom: "report to the Board", "provide the Commissioner with", "send to the Minister".

const TO =
  /\b(?:to|with)\s+((?:the|its|their|both|any|an?|all)\s+\p{L}[^.;:]{2,120}|[A-Z]\p{L}+[^.;:]{0,120})/gu
const GIVES =
  /\b(?:provide|give|tell|inform|notify|advise|support|send|offer|interview|consult|allow|allowing|visit|challenge)\s+((?:the|its|their|any)\s+[^.;:]{3,120})/i

export function recipientOf(act: string, bearer: string | null): string | null {
  const text = act.slice(0, 800)
  const given = GIVES.exec(text)?.[1]
  const first = given === undefined ? null : actorAtStart(given)
  if (first !== null && first.name !== bearer) return first.name
  for (const [, phrase = ''] of text.matchAll(TO)) {
    const actor = actorAtStart(phrase)
    if (actor !== null && actor.name !== bearer) return actor.name
  }
  return null
}
