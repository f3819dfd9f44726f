// Which published series the words of a row or a sentence name. Whole names only: "children in need plans" is not
// "children in need", and what is half understood is better left unchecked than wrongly doubted.

export type PrintedName = {
  /** The key of the published series. */
  readonly key: string
  readonly name: string
  readonly unit: 'per 10,000' | '%'
  readonly words: RegExp
}

const PER = 'per 10,000' as const

export const PRINTED_NAMES: readonly PrintedName[] = [
  named(
    'ReReferral',
    're-referrals within 12 months',
    '%',
    String.raw`re-?referrals?(?: (?:with)?in (?:12|twelve) months)?`,
  ),
  named(
    'CPP_Total_Rateper10,000',
    'referrals',
    PER,
    String.raw`referrals?(?: (?:received|to (?:children’s )?social (?:care|services)))?`,
  ),
  named(
    'Continue_Assess_Comp',
    'assessments within 45 working days',
    '%',
    String.raw`(?:child(?:ren)? and family |single |social work )?assessments?(?: completed)? (?:with)?in 45 (?:working )?days`,
  ),
  named(
    'Section_47',
    'section 47 enquiries',
    PER,
    String.raw`(?:section|s\.?) ?47(?: (?:enquiries|investigations))?`,
  ),
  named(
    'CP_conf_15days',
    'conferences within 15 working days',
    '%',
    String.raw`(?:(?:initial )?(?:child protection )?conferences|icpcs?)(?: held)? (?:with)?in 15 (?:working )?days`,
  ),
  named(
    'ISCP_Conf',
    'initial child protection conferences',
    PER,
    String.raw`(?:initial child protection conferences?|icpcs?)`,
  ),
  named(
    'PrevRegCPR',
    'second or later child protection plans',
    '%',
    String.raw`(?:children (?:subject to|on) a )?(?:second or subsequent|repeat|second)(?: or subsequent)? (?:time )?(?:child protection |cp )?plans?`,
  ),
  named(
    'CPP_rate',
    'children on a child protection plan',
    PER,
    String.raw`(?:children (?:who (?:are|were) )?(?:the )?(?:subject (?:to|of)|on) (?:an? )?)?(?:child protection|cp)(?: plans?)?`,
  ),
  named('CIN', 'children in need', PER, String.raw`(?:children in need|cin)`),
  named(
    'LACStable_2016on',
    'three or more placements',
    '%',
    String.raw`(?:children (?:looked after |in care )?with )?(?:3\+|3 or more|three or more) placements(?: (?:in|during) (?:the|a|12) ?(?:year|months)?)?`,
  ),
  named(
    'LAC_LongStable%',
    'long-term stability of placements',
    '%',
    String.raw`long[- ]term (?:placement )?stability(?: of placements?)?`,
  ),
  named(
    'LAC',
    'children looked after',
    PER,
    String.raw`(?:(?:cared[- ]for|looked[- ]after) children|children (?:looked after|in care|cared for|in our care)|cared for children|cla|lac)`,
  ),
  named(
    'CareLeaverEET',
    'care leavers in education, employment or training',
    '%',
    String.raw`care (?:leavers|experienced young people) (?:who (?:are|were) )?in (?:education, employment (?:or|and) training|eet)`,
  ),
  named(
    'CareLeaverAcc',
    'care leavers in suitable accommodation',
    '%',
    String.raw`care leavers (?:who (?:are|were) )?(?:living )?in suitable accommodation`,
  ),
  named(
    'Work_Force_Vac_Rate',
    'vacancies of social workers',
    '%',
    String.raw`(?:social work(?:er)? )?vacanc(?:y rate|ies)`,
  ),
  named(
    'Work_Force_Agecy_Rate',
    'agency social workers',
    '%',
    String.raw`(?:social work(?:er)? )?agency(?: (?:staff|worker|social worker)s?)? rate|agency social workers`,
  ),
  named(
    'Work_Force_TO_Rate',
    'turnover of social workers',
    '%',
    String.raw`(?:social work(?:er)? )?turnover(?: rate)?`,
  ),
  named(
    'RevCP',
    'child protection reviews on time',
    '%',
    String.raw`child protection (?:plans )?review(?:s|ed)? (?:with)?in (?:timescales?|time)`,
  ),
]

function named(key: string, name: string, unit: PrintedName['unit'], words: string): PrintedName {
  return { key, name, unit, words: new RegExp(words, 'i') }
}

const AROUND_RATE = String.raw`(?:(?:the )?(?:rate|percentage|proportion|%)(?: of)? )?`
const AFTER_RATE = String.raw`(?: (?:rate|percentage|%))?(?: per 10,?000(?: children| population| of the population)?)?`

/** The series a row of a table names; null where it says number, or names nothing that is known whole. */
export function nameOfRow(cell: string, unit: PrintedName['unit']): PrintedName | null {
  const plain = cell
    .replaceAll(/\([^)]*\)|[*†:]+/g, ' ')
    .replaceAll('\u2019', '’')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return (
    PRINTED_NAMES.find(
      (one) =>
        one.unit === unit &&
        new RegExp(`^${AROUND_RATE}(?:${one.words.source})${AFTER_RATE}$`, 'i').test(plain),
    ) ?? null
  )
}

/** The one series a sentence names with this unit; null where it names none, or more than one. */
export function nameOfSentence(sentence: string, unit: PrintedName['unit']): PrintedName | null {
  const found: { one: PrintedName; start: number; end: number }[] = []
  for (const one of PRINTED_NAMES.filter((other) => other.unit === unit)) {
    const match = new RegExp(`\\b(?:${one.words.source})(?![\\w-])`, 'i').exec(sentence)
    if (match !== null) found.push({ one, start: match.index, end: match.index + match[0].length })
  }
  // "Repeat child protection plans" names "child protection plans" too: the longer name stands for both.
  const outer = found.filter(
    (inner) =>
      !found.some(
        (other) =>
          other !== inner &&
          other.start <= inner.start &&
          other.end >= inner.end &&
          other.end - other.start > inner.end - inner.start,
      ),
  )
  return outer.length === 1 ? (outer[0]?.one ?? null) : null
}
