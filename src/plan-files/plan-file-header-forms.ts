import type { PlanField } from '../plan/written-plan.ts'
// What councils write over the columns of a plan, and which field each means: found by reading plans.

type HeaderForm = readonly [form: RegExp, strength: number]

export const FORMS: Readonly<Record<PlanField, readonly HeaderForm[]>> = {
  reference: [
    [
      /^(?:ref(?:erence)?|action ref(?:erence)?|id|#|no\.?|number|action (?:no|number|id)|item(?: no| number)?|ref(?:erence)? (?:no|number))\.?$/,
      1,
    ],
    [
      /^(?:rec(?:ommendation)?|action|step|objective|priority|item|line|task|milestone|plan|project|unique|activity)\.? ?(?:no|number|ref|id|#|code)\.?$/,
      0.9,
    ],
    [/^(?:s\/?n|line|row|task id|code|rec\.?|wbs|outline number|index|unique (?:ref|id).*)$/, 0.8],
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
  rank: [
    [
      /^(?:priority(?: level| rating| ranking| score| status)?|urgency|importance|criticality|rank(?:ing)?|moscow|h ?\/ ?m ?\/ ?l|high ?\/ ?med(?:ium)? ?\/ ?low)$/,
      0.95,
    ],
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
    [
      /^what (?:ofsted|inspect(?:ors?|ion)|(?:the )?(?:inspect(?:ors?|ion)|commissioner|direction|notice|report|dfe|department|peer (?:review|team))) (?:said|says|found|finds|told us|asks?|asked|requires?|required|recommends?|recommended|wants?|wanted)\b/,
      0.95,
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
    [
      /^(?:what (?:are )?(?:we(?:'re| are)?|you(?:'re| are)?|the council (?:is|will)) (?:are )?(?:going to |doing|will )*(?:do|doing|deliver)?(?: (?:about it|next|to improve))?|how (?:we will|will we|we'll|we are going to) (?:do it|get there|improve|deliver.*|achieve.*)|what we'll do|we're going to|we are going to)\??$/,
      0.95,
    ],
    [
      /^(?:our |the |council(?:'s)? |agreed |management |proposed |planned )*(?:response|commitments?|pledges?|interventions?|initiatives?|undertakings?|work packages?|key activit(?:y|ies)|improvement (?:step|task)s?|to ?-?do)(?: ?(?:\/|and|&|-|–) ?.*)?$/,
      0.85,
    ],
    [
      /\bwe(?:'ll| will|'re going to| are going to| must| need to| plan to)\b(?!.*\b(?:know|see|tell|measure|evidence|show|check)\b)/,
      0.7,
    ],
    [/^how\??$/, 0.7],
    [
      /\b(?:actions?|activit(?:y|ies)|steps?|tasks?|deliverables?)\b(?!.*\b(?:owner|lead|status|ref|date|no|by|officer|responsible|evidence|progress|rag)\b)/,
      0.65,
    ],
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
    [
      /^(?:(?:the |our )?(?:one |named )?(?:accountable |responsible )?(?:person|individual|post ?holder)|who(?:'s| is)? (?:doing (?:it|this)|leading|accountable|on it)|who (?:owns|leads|delivers) (?:it|this)|dri|champion|sponsor|assignee|resource names?)\??$/,
      0.9,
    ],
    [/^(?:lead|accountable|responsible|executive|sponsoring) (?:director|executive)$/, 1],
    [/\b(?:sponsor|executive lead|accountable (?:director|executive|officer))\b/, 0.8],
    // "Board lead comments" is what somebody says, not who leads.
    [
      /^(?!.*\b(?:comments?|commentary|updates?|notes?|remarks?|views?|feedback)\b).*\b(?:owners?|owned|responsible|responsibility|accountable|leads?|leading|whom|sro|officer)\b/,
      0.7,
    ],
  ],
  contributors: [
    [
      /^(?:key |supporting )?(?:partners?|contributors?|(?:additional )?supporters?|support(?:ed by| officers?| team)?|others involved|partner agenc(?:y|ies)|stakeholders?|delivery partners?|supporting (?:lead|officer)s?|consulted|resources?)$/,
      0.9,
    ],
  ],
  start: [
    [
      /^(?:planned |actual )?(?:start|starts|start date|date started|commence(?:ment|s)?(?: date)?|from|begins?)$/,
      0.95,
    ],
    [/\b(?:start|starts|starting|commencement|kick-?off)\b(?! ?(?:point|position))/, 0.8],
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
    [
      /\b(?:due|deadline|by when|when by|timescales?|completion date|target date|finish(?:es|ed)?|finish line|end date|(?:complete|done|finished|delivered?|achieved?) by|(?:date|time) (?:for|of) (?:delivery|completion))\b/,
      0.75,
    ],
    [/^(?:by|until|end(?:s|ing)?|ends? on|milestone|quarter|month|delivery)$/, 0.7],
  ],
  revised: [
    [
      /^(?:revised|new|forecast|extended|current|expected|amended|latest|projected)(?: due| end| completion| target| finish| delivery| forecast)?(?: date)?$/,
      1,
    ],
    [
      /\b(?:revised|forecast|extended|projected|new)\b.*\b(?:date|deadline|timescale|completion|finish)\b|\bdate\b.*\b(?:revised|forecast)\b/,
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
    [
      /^(?:(?:key |expected |desired |intended )?results?|we(?:'ll| will) (?:see|know|have)|we(?:'ll| will) know.*|what (?:we(?:'ll| will) see|success (?:is|means)|will (?:we|you|children) (?:see|notice)|does good mean)|numbers?|how (?:do |will )?we(?:'ll)? (?:know|tell).*|success looks like|what changes?|the test)\??$/,
      0.9,
    ],
    [
      /\b(?:impact|difference|success|outcomes?)\b.*\b(?:evidenced?|known?|shown?|demonstrated?|judged?)\b/,
      0.9,
    ],
    // What is made is no measure, but where it is all that stands there the checks must see it.
    [/^(?:key |expected |planned )?(?:outputs?|products?)$/, 0.65],
    [/\b(?:measures?|measured|measurable|kpis?|success|indicators?|metrics?)\b/, 0.6],
  ],
  baseline: [
    [
      /^(?:baseline|starting (?:point|position)|current (?:performance|figure|value)|as is|base ?line.*)\??$/,
      0.95,
    ],
    // As often a story as a figure: the cells decide.
    [/^(?:where are we now|current position|position now|now)\??$/, 0.7],
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
    [/\b(?:evidence|evidenced|assurance|assured)\b/, 0.7],
  ],
  signOff: [
    [
      /^(?:sign[- ]?off|(?:to be |will be )?signed[- ]?off (?:by|at)(?: .*)?|sign[- ]?off (?:by|at|body|forum|point|route|board|group|authority|required)|who (?:signs|will sign)(?: it| this)? off.*|(?:to be )?(?:approved|agreed) (?:by|at)|approver|approval (?:body|route|forum|by)|governance(?: route| forum| group| board)?|(?:reports?|reporting) to|forum)\??$/,
      0.95,
    ],
    [/\bsign(?:ed|s)?[- ]?off\b/, 0.6],
  ],
  milestones: [
    [/^(?:key |interim )?(?:milestones?|stages|sub-?tasks?|sub-?actions?)(?: ?(?:and|&|\/) ?dates?)?$/, 0.95],
  ],
  completed: [
    [
      /^(?:date (?:completed|closed|achieved|delivered|finished|signed off|of closure)|(?:completed|closed|achieved|delivered|finished|signed off)(?: on)?(?: date)?|actual (?:completion|finish|end|delivery|closure)(?: date)?|(?:completion|closure) date actual|date of actual completion)$/,
      1,
    ],
  ],
  notes: [
    [
      /^(?:progress|updates?|comments?|notes?|commentary|narrative|latest (?:position|update)|progress (?:update|to date|notes?|report|since.*)|remarks|additional (?:information|comments).*|next steps?|barriers.*|monthly update.*|update .*)$/,
      0.9,
    ],
    [
      /^(?:(?:current |latest )?(?:position|situation)|where (?:are )?we(?: are)?(?: up to)?(?: now)?|what(?:'s| has| have we)? (?:happened|done)(?: so far)?|done so far|so far|dependenc(?:y|ies)|risks?(?: (?:and|&|\/) (?:issues|mitigations?|dependencies))?|mitigations?|issues?|(?:monthly|weekly|quarterly) .*)\??$/,
      0.7,
    ],
    [/\b(?:progress|updates?|comments?|commentary|notes?|dependenc(?:y|ies)|remarks?)\b/, 0.6],
  ],
}
