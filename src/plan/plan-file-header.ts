// What councils write over the columns of a plan, and which field each means.

export type PlanField =
  | 'reference'
  | 'priority'
  | 'requirement'
  | 'action'
  | 'outcome'
  | 'owner'
  | 'contributors'
  | 'start'
  | 'due'
  | 'revised'
  | 'status'
  | 'measure'
  | 'baseline'
  | 'target'
  | 'evidence'
  | 'milestones'
  | 'notes'

type HeaderForm = readonly [form: RegExp, strength: number]

const FORMS: Readonly<Record<PlanField, readonly HeaderForm[]>> = {
  reference: [
    [
      /^(?:ref(?:erence)?|action ref(?:erence)?|id|#|no\.?|number|action (?:no|number|id)|item(?: no| number)?|ref(?:erence)? (?:no|number))\.?$/,
      1,
    ],
    [/^(?:s\/?n|line|row|task id|code|rec\.?|unique (?:ref|id).*)$/, 0.8],
    [/\bref(?:erence)?\b/, 0.6],
  ],
  priority: [
    [
      /^(?:improvement )?(?:priority|priorities|theme|work ?stream|objective|strand|pillar|domain|goal|aim|section)s?(?: area| title| name)?$/,
      0.95,
    ],
    [/^(?:priority|improvement|focus) (?:area|theme)s?$/, 0.95],
    [/\b(?:priority|theme|workstream|objective|strand|aim)\b/, 0.6],
    [/^area$/, 0.6],
  ],
  requirement: [
    [
      /\b(?:ofsted|ilacs|inspection|commissioner|notice|direction|peer)\b.*\b(?:recommendations?|findings?|ref|areas?|requirements?)\b/,
      1,
    ],
    [
      /^(?:recommendations?|requirements?|findings?|source|duty|duties|clause|issue|area for improvement|areas? for (?:priority action|improvement)|source of action|link(?:ed)? to.*|what needs to improve|why)$/,
      0.9,
    ],
    [/\b(?:recommendation|requirement|finding)s?\b/, 0.6],
  ],
  action: [
    [
      /^(?:key |improvement |specific |agreed |proposed )?actions?(?: required| needed| description| to be taken| details?| title)?$/,
      1,
    ],
    [
      /^(?:actions?|tasks?|steps?)\s*(?:\/|and|&|or)\s*(?:milestones?|steps?|tasks?|activit(?:y|ies)|actions?|deliverables?)$/,
      0.98,
    ],
    [
      /^(?:what (?:will we|are we going to|we will|we are going to|will be|needs to be|do we need to|needs to|must we) (?:do|done|happen)|how will we (?:do (?:it|this)|get there|achieve (?:it|this))|what (?:we will|will we) do.*)\??$/,
      0.98,
    ],
    [
      /^(?:tasks?|activit(?:y|ies)|steps?|deliverables?|we will|what|improvement activity|description(?: of action)?)\??$/,
      0.8,
    ],
    [/\bactions?\b(?!.*\b(?:owner|lead|status|ref|date|no|by)\b)/, 0.65],
  ],
  outcome: [
    [
      /^(?:intended |desired |expected |improvement |planned )?(?:outcomes?|impacts?|benefits?)(?: for (?:children|families|children and families|young people))?(?: sought| expected| wanted)?$/,
      0.95,
    ],
    [
      /\b(?:what (?:will be|difference)|difference (?:will|it)|so what|^so that|what will (?:be different|change))\b/,
      0.95,
    ],
    [/\boutcomes?\b/, 0.6],
  ],
  owner: [
    [
      /^(?:action |responsible |accountable |lead |senior responsible |strategic |operational |overall )?(?:owner|lead|officer|person|sro|manager)s?(?: responsible| officer| name| lead)?s?$/,
      1,
    ],
    [
      /^(?:responsible|accountable|responsibility|by whom|who|who (?:will do it|is responsible|will lead|leads)|assigned to|allocated to|accountability|lead (?:officer|person|agency|professional)s?(?: ?\/ ?\w+)*|person\(?s?\)? responsible|lead\(?s?\)?|led by)\??$/,
      0.98,
    ],
    [/\b(?:owner|responsible|accountable|lead|whom)\b/, 0.7],
  ],
  contributors: [
    [
      /^(?:key |supporting )?(?:partners?|contributors?|supporters?|support(?:ed by| officers?| team)?|others involved|partner agenc(?:y|ies)|stakeholders?|delivery partners?|supporting (?:lead|officer)s?|consulted|resources?)$/,
      0.9,
    ],
  ],
  start: [
    [
      /^(?:planned |actual )?(?:start|starts|start date|date started|commence(?:ment|s)?(?: date)?|from|begins?)$/,
      0.95,
    ],
  ],
  due: [
    [
      /^(?:original |planned |action )?(?:due|(?<=original |planned )(?:date|timescale|deadline)|due date|due by|deadline|end date|end|completion date|target date|target (?:completion|end)(?: date)?|by when|complete(?:d)? by|date due|date for completion|finish(?: date)?|delivery date|to be completed by|date to be completed|planned completion.*)\??$/,
      1,
    ],
    [
      /^(?:time ?scales?|time ?frames?|timeline|when|when by|when will (?:it|this) be done.*|date|completion|milestone date|timing)\??$/,
      0.9,
    ],
    [/\b(?:due|deadline|by when|timescale|completion date|target date)\b/, 0.75],
  ],
  revised: [
    [
      /^(?:revised|new|forecast|extended|current|expected|amended)(?: due| end| completion| target)?(?: date)?$/,
      0.95,
    ],
    [
      /\b(?:revised|forecast|extended)\b.*\b(?:date|deadline|timescale|completion)\b|\bdate\b.*\b(?:revised|forecast)\b/,
      0.95,
    ],
  ],
  status: [
    [
      /^(?:current |delivery |action |overall |progress )?(?:status|b?rag|b?rag ?(?:rating|status)|rating|state|stage)(?: ?[/(].*)?$/,
      1,
    ],
    [
      /^(?:b?rag\b.*|complete\??|progress rating|on track\??|% ?complete|percent(?:age)? complete|traffic light)$/,
      0.85,
    ],
    [/\b(?:status|b?rag)\b/, 0.7],
  ],
  measure: [
    [
      /^(?:success |performance |outcome |impact |key |progress )?(?:measures?|metrics?|kpis?|indicators?)(?: of success| of impact)?(?: ?(?:\/|and|&) ?(?:kpis?|measures?|metrics?|targets?|indicators?|outcomes?))?$/,
      1,
    ],
    [
      /^(?:success criteria|measures? of success|key performance indicators?|performance indicators?|success (?:criteria|factors?) ?.*|measurable (?:outcomes?|impact|targets?)|criteria for success|acceptance criteria)$/,
      0.98,
    ],
    [
      /\b(?:how will we know|how (?:will|do|we|you).*\b(?:know|measure|measured)|what (?:will|does) (?:success|good) look|measured by|what good looks like|how measured|know it (?:has )?work)/,
      0.97,
    ],
    [/\b(?:measures?|kpis?|success|indicator)\b/, 0.6],
  ],
  baseline: [
    [
      /^(?:baseline|starting (?:point|position)|where are we now|current (?:position|performance|figure|value)|as is|base ?line.*)\??$/,
      0.95,
    ],
  ],
  target: [
    [
      /^(?:target|targets|target (?:value|figure|performance)|goal value|ambition|target (?:20)?\d\d(?:\/\d\d)?)$/,
      0.95,
    ],
    [/^target\b(?!.*\b(?:date|completion|end)\b)/, 0.7],
  ],
  evidence: [
    [
      /^(?:evidence|assurance|proof|evidence (?:required|needed|of (?:completion|impact|progress|delivery))|sources? of evidence|evidence ?\/ ?.*|how will we evidence.*|what evidence.*|documents?|links?)\??$/,
      0.95,
    ],
    [/\b(?:evidence|assurance)\b/, 0.7],
  ],
  milestones: [
    [/^(?:key |interim )?(?:milestones?|stages|sub-?tasks?|sub-?actions?)(?: ?(?:and|&|\/) ?dates?)?$/, 0.95],
  ],
  notes: [
    [
      /^(?:progress|updates?|comments?|notes?|commentary|narrative|latest (?:position|update)|progress (?:update|to date|notes?|report|since.*)|remarks|additional (?:information|comments).*|next steps?|barriers.*|monthly update.*|update .*)$/,
      0.9,
    ],
    [/\b(?:progress|update|comments?|commentary|notes?)\b/, 0.6],
  ],
}

export function foldHeader(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('_', ' ')
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\((?:s|ies|es)\)/g, 's')
    .replaceAll(/\((?!s\b)[^)]*\)?/g, ' ')
    .replaceAll(/[*:†]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

export const PLAN_FIELDS = Object.keys(FORMS) as readonly PlanField[]

const LONGEST_HEADING = 200

/** How well a heading fits a field, 0 to 1. A long sentence is no heading, unless it asks a question of one. */
export function headerFit(text: string, field: PlanField): number {
  if (text.length > LONGEST_HEADING) return 0
  const header = foldHeader(text)
  if (header === '' || header.length > 90) return 0
  const fits = FORMS[field].filter(([form]) => form.test(header)).map(([, strength]) => strength)
  const best = Math.max(0, ...fits)
  return header.split(' ').length > 8 && best < 0.9 ? best * 0.5 : best
}
