// Which published series a measure is compared with. A measure keeps one key; under it stand the names that the series
// goes by in the different publications, the best first, and how its figure is turned into the measure's own.

export type NationalSeries = {
  readonly shorts: readonly string[]
  readonly turn: Turn
  /** A year's flow, where a council tells months. */
  readonly isYearly: boolean
}

export type Turn =
  | { readonly kind: 'as printed' }
  /** The publication counts the others: 100 less the figure. */
  | { readonly kind: 'the rest of 100' }
  | { readonly kind: 'times'; readonly by: number }
  /** The publication gives counts only: the share of the one in the other, as a percentage. */
  | { readonly kind: 'share of'; readonly whole: string }

const AS_PRINTED: Turn = { kind: 'as printed' }

// Days in a mean month: the release tells years and months.
const DAYS_A_MONTH = 365.25 / 12

const ADOPTION =
  'Age on starting final period of care · 4. Total average time between entry into care and date placed for adoption'

type Told = { readonly also?: readonly string[]; readonly turn?: Turn; readonly isYearly?: boolean }

const TOLD: Readonly<Record<string, Told>> = {
  'CPP_Total_Rateper10,000': {
    also: ['Referrals_rate · Referrals and Re-referrals · of Referrals'],
    isYearly: true,
  },
  ReReferral: {
    also: [
      'rereferral_percent · Referrals and Re-referrals · of referral_count',
      'Re_referrals_percent · Referrals and Re-referrals · of Referrals',
    ],
  },
  CIN_Refferals_NFA: {
    also: [
      'no_further_action_percent · Referrals and Re-referrals · of referral_count',
      'No_Further_Action_percent · Referrals and Re-referrals · of Referrals',
    ],
  },
  Referrals_AssessedNotNeed: {
    also: [
      'not_in_need_percent · Referrals and Re-referrals · of referral_count',
      'Not_in_Need_percent · Referrals and Re-referrals · of Referrals',
    ],
  },
  'Assessments completed rate': {
    also: ['Assessments_completed_rate · Duration of assessment · of Assessments_completed'],
    isYearly: true,
  },
  Section_47: {
    also: ['Section47_rate · Section 47s and Initial Child Protection Conferences · of Section47'],
    isYearly: true,
  },
  ISCP_Conf: {
    also: ['ICPC_rate · Section 47s and Initial Child Protection Conferences · of Section47'],
    isYearly: true,
  },
  CIN: { also: ['At31_episodes_rate · Children in Need · of Anypoint_episodes'] },
  'CIN plans rate': { also: ['CINPlan_At31_rate · CIN Plans · of CINPlan_start'] },
  'CIN episodes started rate': {
    also: ['Started_episodes_rate · Children in Need · of Anypoint_episodes'],
    isYearly: true,
  },
  CINTime2more: { also: ['2years+_percent · Duration of open episode · of At31_episodes'] },
  'CIN disability share': {
    also: ['At31_episodes_disability_recorded_percent · Recorded disability · of At31_episodes'],
  },
  CPP_rate: { also: ['CPP_At31_rate · Child Protection Plans · of CPP_start'] },
  CPP_Abuse_Rate: { also: ['CPP_start_rate · Child Protection Plans · of CPP_start'], isYearly: true },
  PrevRegCPR: {
    also: [
      'CPP_subsequent_percent · Child Protection Plans which are a second or subsequent plan · of CPP_start',
    ],
  },
  'Plans for neglect share': {
    also: ['Neglect_Latest · Child Protection Plans by Initial and Latest Category of Abuse · of CPP_At31'],
    turn: {
      kind: 'share of',
      whole: 'CPP_At31 · Child Protection Plans by Initial and Latest Category of Abuse',
    },
  },
  'Plans ended within three months': {
    also: ['3_months_or_less_percent · Child Protection Plans ending by length of time · of CPP_End'],
  },
  CPPlans2yrsActive: {
    also: ['2_years_or_more_percent · Child Protection Plans by length of time · of CPP_At31'],
  },
  CPPlans2yrs: {
    also: ['2_years_or_more_percent · Child Protection Plans ending by length of time · of CPP_End'],
  },
  LAC: { also: ['rate_per_10000 · Children looked after on 31 March each year'] },
  LAC_Start_Rate: {
    also: ['rate_per_10000 · Children starting to be looked after each year'],
    isYearly: true,
  },
  Stability_SocialWorker: {
    also: ['percentage · CLA on 31 March · 3 or more social workers during the year'],
  },
  'Adoption days to placement': {
    also: [`number · ${ADOPTION} · Total`],
    turn: { kind: 'times', by: DAYS_A_MONTH },
  },
  'Care leavers in touch': { also: ['CareLeavers_LA_NotInTouch'], turn: { kind: 'the rest of 100' } },
  CareLeaverAcc: { also: ['care_leaver_percent · 19 to 21 years · Accommodation considered suitable'] },
  Work_Force_AvgNumCase_SW: { also: ['caseload_fte'] },
  Work_Force_Vac_Rate: { also: ['vacancy_rate_fte', 'vacancy_rate_fte_%'] },
  Work_Force_Agecy_Rate: { also: ['agency_rate_fte', 'agency_worker_rate_fte_%'] },
  Work_Force_AgencyCover: { also: ['agency_cover_rate_fte', 'agency_cover_rate_fte_%'] },
  Work_Force_TO_Rate: { also: ['turnover_rate_fte', 'turnover_rate_fte_%'] },
  Work_Force_SWAbsence: { also: ['absence_rate_fte', 'absence_rate_fte_%'] },
}

/** The series of a key: the key itself where the comparison tool has it under that name. */
export function seriesOf(published: string): NationalSeries {
  const told = TOLD[published]
  return {
    shorts: [published, ...(told?.also ?? [])],
    turn: told?.turn ?? AS_PRINTED,
    isYearly: told?.isYearly === true,
  }
}

/** A published figure as the measure counts it. `whole` is the area's figure of the whole where a share is asked. */
export function turnFigure(turn: Turn, value: number, whole: number | null): number | null {
  switch (turn.kind) {
    case 'as printed':
      return value
    case 'the rest of 100':
      return 100 - value
    case 'times':
      return value * turn.by
    case 'share of':
      return whole === null || whole === 0 ? null : (100 * value) / whole
  }
}
