// The verbs that instruments ask with, in their plain form. Generic words of governance, not of any one document.

const PLAIN =
  `accelerate accept achieve act adapt address adhere adopt advise agree align allocate allow analyse announce
answer appoint apply appraise approve arrange articulate ascertain assess assign assist assure attend bring build carry
cease clarify clear close co-operate cooperate co-ordinate coordinate collaborate collate commence commission commit
communicate compile complete comply conclude conduct confirm consider consolidate constitute consult continue contribute
convene create deal decide define delegate deliver demonstrate deploy describe design designate determine develop
devise direct disclose discharge discuss disseminate draft draw drive embed employ enable encourage engage enhance ensure enter
establish evaluate evidence examine exercise expand explain explore extend facilitate finalise follow formulate fulfil fund
gather give have help hold identify implement improve include incorporate increase inform initiate integrate interview
introduce invest investigate invite involve issue join keep liaise listen maintain make manage meet minimise mitigate mobilise
move negotiate nominate notify observe obtain offer open operate organise oversee participate pay permit prepare present
prevent prioritise procure produce progress promote propose protect provide publish pursue put raise re-establish reach
recommend reconsider recruit rectify reduce refer refine refresh reinforce remain remedy remove replace reply represent resolve
resource respond restore restructure retain revise run safeguard satisfy scrutinise secure see seek select send serve set share
show simplify speak specify spend stabilise stop streamline strengthen submit suggest supply sustain tackle take tell transfer
transform triangulate undertake uphold use utilise validate verify work write assemble set-up reassess retender adjust embed
sign circulate ask apologise redesign rebuild rewrite renew relaunch revisit rethink resume reverse reassure recognise lower
learn avoid escalate equip modernise pause shorten`.split(/\s+/)

// These are nouns as often as verbs: "support" after "and" may be a thing as well as an act.
const ALSO_NOUNS =
  `access agree audit benchmark cap challenge chair change check contract cost detail document evidence focus guide
host lead link map measure monitor order pilot plan produce progress record refocus release report request review schedule
scope staff support survey target test track train update visit voice work request resource fund present help offer use
address process project test contact cover brief trial display aim start rate`.split(/\s+/)

const VERBS: ReadonlySet<string> = new Set([...PLAIN, ...ALSO_NOUNS])
const NOUNS: ReadonlySet<string> = new Set(ALSO_NOUNS)

// Verbs of a state to be kept up rather than an act to be done once.
const STANDING: ReadonlySet<string> = new Set(
  `keep maintain ensure oversee comply adhere co-operate cooperate continue monitor remain retain chair advise support uphold
  work have safeguard provide promote sustain hold observe participate collaborate demonstrate drive liaise engage issue`.split(
    /\s+/,
  ),
)

// What a report hands over is an act of its own even where a purpose stands before it.
const HANDING_OVER: ReadonlySet<string> = new Set(
  'report publish submit send produce appoint notify inform provide deliver present share circulate'.split(
    ' ',
  ),
)

export function isVerb(word: string): boolean {
  return VERBS.has(word.toLowerCase())
}

export function isAlsoNoun(word: string): boolean {
  return NOUNS.has(word.toLowerCase())
}

export function isStanding(word: string): boolean {
  return STANDING.has(word.toLowerCase())
}

export function handsOver(word: string): boolean {
  return HANDING_OVER.has(word.toLowerCase())
}

const ADVERB =
  /^(?:also|then|thereafter|subsequently|urgently|immediately|promptly|regularly|fully|further|jointly|actively|effectively|properly|formally|otherwise|annually|not|always|swiftly|routinely|where|as|\p{Ll}+ly)$/u

/** The verb an instruction starts with, past "to", "and" and adverbs; null where it does not start with one. */
export function leadingVerb(text: string): string | null {
  const words = text
    .slice(0, 120)
    .split(/[\s,;:]+/)
    .filter((word) => word !== '')
  for (const word of words.slice(0, 5)) {
    const plain = word.toLowerCase().replace(/[^\p{L}-]/gu, '')
    if (isVerb(plain)) return plain
    if (plain !== 'to' && plain !== 'and' && plain !== 'or' && plain !== 'please' && !ADVERB.test(plain))
      return null
  }
  return null
}
