import { codeSet } from './code-set.ts'

// The codes of Ofsted's Annex A workbook (tab "Codes_used", update of August 2019, Open Government Licence v3), with
// what has been added since: 5D, NOBT and UNKNOWN as the Standard Safeguarding Dataset's script writes them
// (data-to-insight/ssd-data-model, AnnexA_sqlserver_v1.2.0), RC9 and K3 from the CIN census 2026 and SSDA903 2024.

export const SOURCE = codeSet('source', [
  'a) 1A: Individual',
  'b) 1B: Individual',
  'c) 1C: Individual',
  'd) 1D: Individual',
  'e) 2A: Schools',
  'f) 2B: Education services',
  'g) 3A: Health services',
  'h) 3B: Health services',
  'i) 3C: Health services',
  'j) 3D: Health services',
  'k) 3E: Health services',
  'l) 3F: Health services',
  'm) 4: Housing',
  'n) 5A: LA services',
  'o) 5B: LA services',
  'p) 5C: LA services',
  'p1) 5D: LA services',
  'q) 6: Police',
  'r) 7: Other legal agency',
  's) 8: Other',
  't) 9: Anonymous',
  'u) 10: Unknown',
])

export const PRIMARY_NEED = codeSet('primary need', [
  'N1 - Abuse or neglect',
  'N2 - Child’s disability',
  'N3 - Parental disability or illness',
  'N4 - Family in acute stress',
  'N5 - Family dysfunction',
  'N6 - Socially unacceptable behaviour',
  'N7 - Low income',
  'N8 - Absent parenting',
  'N9 - Cases other than children in need',
  'N0 - Not stated',
])

export const CARE_NEED = codeSet('category of need', [
  'N1 - Abuse or neglect',
  'N2 - Child’s disability',
  'N3 - Parental illness or disability',
  'N4 - Family in acute stress',
  'N5 - Family dysfunction',
  'N6 - Socially unacceptable behaviour',
  'N7 - Low income',
  'N8 - Absent parenting',
])

export const CLOSURE = codeSet('reason for closure', [
  'RC1 - Adopted',
  'RC2 - Died',
  'RC3 - Child arrangements order',
  'RC4 - Special guardianship order',
  'RC5 - Transferred to services of another local authority',
  'RC6 - Transferred to adult social care services',
  'RC7 - Services ceased for any other reason, including child no longer in need',
  'RC8 - Case closed after assessment, no further action',
  'RC9 - Case closed after assessment, referred to early help',
])

export const CASE_STATUS = codeSet('case status', [
  'a) Looked after child',
  'b) Child Protection plan',
  'c) Child in need plan',
  'd) Open assessment',
  'e) Closed episode',
])

export const ABUSE = codeSet('category of abuse', [
  'a) Neglect',
  'b) Physical abuse',
  'c) Sexual abuse',
  'd) Emotional abuse',
  'e) Multiple/not recommended',
])

export const LEGAL_STATUS = codeSet('legal status', [
  'C1: ICO',
  'C2: FCO',
  'D1: Freeing order',
  'E1: Placement order',
  'V2: Single period under S20',
  'L1: Police protection LA accommodation',
  'L2: EPO',
  'L3: Child assessment order LA accommodation',
  'J1: Remanded to LA or youth detention',
  'J2: LA accommodation under PACE',
  'J3: Youth rehabilitation order',
  'V3: Short term breaks, episodes recorded',
  'V4: Short term breaks, agreements recorded',
])

export const PERMANENCE = codeSet('permanence plan', [
  'a) Return to family',
  'b) Adoption',
  'c) SGO/CAO',
  'd) Supported living in the community',
  'e) Long-term residential placement',
  'f) Long-term fostering',
  'g) other',
])

export const CEASED = codeSet('reason ceased', [
  'a) E11: Adopted - application unopposed',
  'b) E12: Adopted - consent dispensed',
  'c) E2: Died',
  'd) E3: Care taken by another LA',
  'e) E4A: Returned home to live with parents or relatives - part of planning',
  'f) E4B: Returned home to live with parents or relatives - not part of planning',
  'g) E13: Parents, relatives or other with no parental responsibility',
  'h) E41: Residence order granted',
  'i) E45: Special Guardianship Orders - former carer relative/friend',
  'j) E46: Special Guardianship Orders - former carer other',
  'k) E47: Special Guardianship Orders - relative/friend',
  'l) E48: Special Guardianship Orders - other',
  'm) E5: Moved into independent living - supported',
  'n) E6: Moved into independent living - no support',
  'o) E7: Transferred to residential care funded by adult social services',
  'p) E9: Sentenced to custody',
  'q) E14: Accommodation on remand ended',
  'r) E15: Age assessment determined child was 18 or over',
  's) E16: Child moved abroad',
  'E17: Aged 18 (or over) and remained with current carers',
  't) E8: Care ceased for any other reason',
  'u) X1:CodeError',
])

export const PLACEMENT = codeSet('placement type', [
  'a) U1: Foster placement - relatives - long term',
  'b) U2: Foster placement - relative - FFA',
  'c) U3: Foster placement - relative - not FFA',
  'd) U4: Foster placement - long term',
  'e) U5: Foster placement - FFA',
  'f) U6: Foster placement - not FFA',
  'g) A3: Placed for adoption - consent - current foster',
  'h) A4: Placed for adoption - consent - not foster',
  'i) A5: Placed for adoption - order - foster',
  'j) A6: Placed for adoption - order - not foster',
  'k) P1: Placed with parents',
  'l) P2: Independent living',
  'm) P3: Residential employment',
  'n) H5: Residential accommodation',
  'o) K1: Secure Children’s Homes',
  'p) K2: Children’s Homes',
  'K3: Supported accommodation',
  'q) R1: Residential Care Home',
  'r) R2: NHS/Health Trust',
  's) R3: Family Centre or Mother and Baby Unit',
  't) R5: Young Offender Institution',
  'u) S1: Residential school',
  'v) Z1: Other placements',
  'w) T0: Temporary placement',
  'x) T1: Temporary placement - hospital',
  'y) T2: Temporary placement - holiday',
  'z) T3: Temporary placement - carer holiday',
  'zz) T4: Temporary placement - seven days or less',
])

export const PROVIDER = codeSet('placement provider', [
  'a) PR0: Parents/Parental responsibility',
  'b) PR1: Own provision',
  'c) PR2: Other LA provision',
  'd) PR3: Other public provision',
  'e) PR4: Private provision',
  'f) PR5: Voluntary/third sector',
])

export const LOCATION = codeSet('placement location', ['a) In', 'b) Out'])
