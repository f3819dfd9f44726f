import { codeSet } from './code-set.ts'

// The codes of Lists 9 to 11 (same source as annex-a-codes.ts); F4, F5, P4 and P5 replaced F3 and P3 in SSDA903 2019,
// and exports carry either.

export const ELIGIBILITY = codeSet(
  'eligibility',
  [
    'a) Relevant child',
    'b) Former relevant child',
    'c) Qualifying care leaver',
    'd) Eligible child',
    'e) Other',
  ],
  {
    'a) Relevant child': ['relevant'],
    'b) Former relevant child': ['former relevant'],
    'c) Qualifying care leaver': ['qualifying'],
    'd) Eligible child': ['d) eligible', 'eligible'],
  },
)

export const IN_TOUCH = codeSet('in touch', ['a) Yes', 'b) No', 'c) Died', 'd) Refu', 'e) NREQ', 'f) Rhom'], {
  'a) Yes': ['y', 'true', '1'],
  'b) No': ['n', 'false', '0'],
})

export const ACCOMMODATION = codeSet('accommodation', [
  'B: Parents/relatives',
  'C: Community home / residential care',
  'D: Semi-independent, transitional accommodation and self-contained accommodation',
  'E: Supported lodgings',
  'G: Abroad',
  'H: Deported',
  'K: Ordinary lodgings, without formal support',
  'R: Residence not known',
  'S: No fixed abode / homeless',
  'T: Foyers and similar supported accommodation',
  'U: Independent living',
  'V: Emergency accommodation',
  'W: Bed and breakfast',
  'X: In custody',
  'Y: Other accommodation',
  'Z: With former foster carers',
])

export const SUITABILITY = codeSet('suitability', ['a) Suitable', 'b) Unsuitable'], {
  'b) Unsuitable': ['b) not suitable', 'not suitable'],
})

export const ACTIVITY = codeSet('activity', [
  'F1: Full time in higher education',
  'P1: Part time in higher education',
  'F2: Full time in education other than higher',
  'P2: Part time in education other than higher',
  'F3: Full time in training or employment',
  'P3: Part time in training or employment',
  'F4: Full time in an apprenticeship',
  'P4: Part time in an apprenticeship',
  'F5: Full time in training or employment (not apprenticeship)',
  'P5: Part time in training or employment (not apprenticeship)',
  'G4: Not in education, employment or training - illness or disability',
  'G5: Not in education, employment or training - other',
  'G6: Not in education, employment or training - pregnancy or parenting',
])

export const REVERSAL = codeSet('reason no longer placed', [
  'RD1 - The child’s needs changed subsequent to the decision',
  'RD2 - The Court did not make a placement order',
  'RD3 - Prospective adopters could not be found',
  'RD4 - Any other reason',
])

export const LEAVING_ADOPTION = codeSet('reason for leaving', [
  '1 - Adopter withdrew from process',
  '2 - Process put on hold',
  '3 - Application refused',
])
