import type { Clause } from './clauses.ts'
import { findMainClause } from './main-clause.ts'
import { makeProvision, resolved, type Setting } from './provision-making.ts'
import type { Provision } from './reading.ts'
import { splitSentences } from './sentences.ts'

// News reports what others asked for; nothing in it binds.

const TELLS =
  /\b(?:direction|notice|commissioner|advis[eo]r|ofsted|inspect\p{L}*|improvement|intervention|rated|inadequate|appoint\p{L}*|withdrawn|replaced|revoked|presumption|plan|recommend\p{L}*|called\s+for|told|ordered|required?|review)\b/iu

export function readArticleProvisions(clauses: readonly Clause[], setting: Setting): Provision[] {
  return clauses
    .filter((clause) => clause.role !== 'heading')
    .flatMap((clause) => {
      const text = clause.words
      return splitSentences(text).flatMap((at, index) => {
        const words = text.slice(at.from, at.to)
        const main = findMainClause(words)
        if (main === null && !TELLS.test(words)) return []
        const sentence = { clause, at, text: words, isFirst: index === 0, before: null }
        const reasons = [{ words: words.slice(0, 60), why: 'reported in an article; nothing here binds' }]
        const making = {
          kind: 'reported' as const,
          bearer: resolved(main?.bearer ?? null, setting),
          modality: main?.modal ?? null,
          reasons,
          isUntimed: true,
        }
        return [
          makeProvision(sentence, { from: 0, to: words.length, verb: null, modal: null }, setting, making),
        ]
      })
    })
}
