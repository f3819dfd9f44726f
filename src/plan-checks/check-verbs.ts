import { lexicon } from './check-words.ts'

// The verbs and nouns of improvement plans, by how much they promise. Found by reading plans, not a dictionary.

/** Say nothing of what will be done, whatever follows. */
export const HOLLOW = lexicon(`
  ensure assure continue improve strengthen enhance promote support monitor consider explore embed address maintain
  progress drive encourage seek aim liaise engage reinforce prioritise oversee facilitate champion optimise maximise
  understand raise evidence demonstrate focus stabilise sustain increase reduce help enable empower influence
  streamline consolidate refine evaluate review look work build grow tackle respond recognise value celebrate listen
  learn collaborate cooperate contribute commit strive endeavour nurture cultivate advance transform modernise
  revisit think discuss investigate identify examine scope clarify communicate coordinate co-ordinate intensify
  accelerate boost deepen uphold challenge act keep raise reflect utilise leverage try attempt hope remain foster
  minimise harness bolster underpin inspire motivate appreciate instil galvanise progress pursue further align know feel benefit be
  tighten sharpen refocus rethink renew reinvigorate revitalise redouble aspire adhere comply assist mobilise steer
  ascertain determine`)

/** Promise something only when what they take is something: "develop a rota", not "develop practice". */
export const SOFT = lexicon(`
  develop implement deliver provide create establish introduce produce share use take put set give have undertake
  carry manage achieve secure apply adopt operate organise arrange plan define agree update refresh revise
  conduct perform roll spread offer map analyse capture gather hold report shape design model co-produce coproduce
  make get rollout extend expand widen lead run start begin finalise prepare formalise confirm
  assess inform link connect equip protect retain attract upskill mitigate resolve safeguard`)

/** Name an act that can be seen to have happened. */
export const FIRM = lexicon(`
  appoint recruit hire fill write rewrite draft publish issue re-issue reissue train audit sample dip-sample open close
  move commission launch present sign approve test visit interview buy purchase install co-locate colocate transfer
  replace stop allocate clear count call phone telephone ask invite place cap convert pay send read book correct
  digitise automate centralise simplify abolish scrap cancel withdraw upgrade outsource insource ring-fence add
  ringfence backfill redesign rename reopen re-open decommission deploy enrol nominate elect vet verify validate
  reconcile cleanse migrate archive scan notify alert tell text email e-mail contact ring pair twin debrief station
  locate host attend join sponsor subsidise guarantee require mandate ban limit reserve post swap
  switch print register screen convene chair schedule remove delete merge split restructure pilot procure tender
  contract fund employ second assign match meet observe record return refer survey collect show teach coach release
  submit circulate distribute consult brief invest hand double halve end ban log track escalate inspect check
  compare cost calculate trial rotate reassign re-assign reallocate re-allocate let sell lease refurbish sit bring
  complete certify accredit remind ratify adopt terminate suspend separate relocate advertise shortlist induct film translate`)

/** Nouns as often as verbs: an act only where what follows shows it. */
export const EITHER_WAY = lexicon(`
  plan report audit record visit test train contract fund design pilot place book map survey match sample offer brief
  chair check call count run set start screen use return model sign cost track log act log end issue draft open close
  second coach film trial lead tender link`)

/** What a weak verb takes when it names nothing that can be seen. */
export const GENERIC = lexicon(`
  practice quality outcome performance communication partnership relationship culture awareness engagement
  participation improvement understanding oversight governance leadership accountability consistency compliance
  timeliness confidence resilience capacity capability learning challenge expectation arrangement approach working way
  action activity effort focus pace grip ownership commitment momentum support help opportunity
  information voice evidence work change priority issue need matter skill
  knowledge response step ethos environment morale wellbeing stability sufficiency delivery
  management supervision planning visibility transparency aspiration ambition cohesion
  collaboration integration initiative solution responsibility value behaviour excellence
  efficiency effectiveness impact progress robustness identity inclusion co-production coproduction decision-making
  dialogue discussion conversation liaison retention permanence safety thing area sharing drift delay mindset thinking vision-led condition`)

/** Something, but only with a word that says which: "neglect training", not "training". */
export const BARE = lexicon(`
  training meeting session workshop guidance tool resource report audit plan programme strategy policy procedure
  framework pathway protocol assessment visit review staff worker manager team child family partner agency system
  process service provision role standard intervention interface mechanism feedback decision data link recording`)

/** What can be counted, so that to lower or raise it is an act with an end. */
export const COUNTABLE = lexicon(`
  caseload vacancy number rate turnover sickness backlog placement re-referral rereferral absence cost spend agency
  waiting escalation complaint percentage proportion ratio`)

/** Adjectives that lend weight to nothing. */
export const PADDING: ReadonlySet<string> = new Set(
  `
  effective robust improved better stronger strong clear good consistent timely appropriate high-quality greater
  regular enhanced strengthened ongoing further more new targeted bespoke relevant focused tailored high quality
  joined-up increased meaningful sustainable whole continuous positive proactive suitable sufficient efficient
  excellent purposeful
  coherent inclusive safe safer right the a an our their its all any some these those this that your of and most many various key main core overall general full fully own more very well
  comprehensive`
    .trim()
    .split(/\s+/),
)

/** Things a weak verb may be carried out by: "through a fortnightly panel". */
export const MEANS = lexicon(`
  panel clinic meeting huddle audit checklist tracker dashboard tool template rota course programme desk hub workshop
  session visit sample list survey script protocol briefing surgery post coach mentor profile form scorecard report
  helpline duty line campaign group scheme bonus incentive pilot app bulletin newsletter roadshow team contract grant payment worker system alert conference`)
