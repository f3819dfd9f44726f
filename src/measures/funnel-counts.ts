import type { FunnelForm } from './funnel.ts'

/** The two published counts behind a published percentage or rate, both of one file. */
export type FunnelCounts = {
  readonly numerator: string
  readonly denominator: string
  /** What the denominator counts, in words. */
  readonly size: string
  readonly form: FunnelForm
  readonly per: number
}

/** By the key of the published series; the publication that is liked best first. */
export const FUNNEL_COUNTS: Readonly<Record<string, readonly FunnelCounts[]>> = {
  ReReferral: [
    share(
      'rereferral_count · Referrals and Re-referrals · of referral_count',
      'referral_count · Referrals and Re-referrals',
      'Referrals in the year',
    ),
    share(
      'Re_referrals · Referrals and Re-referrals · of Referrals',
      'Referrals · Referrals and Re-referrals',
      'Referrals in the year',
    ),
  ],
  CIN_Refferals_NFA: [
    share(
      'no_further_action_count · Referrals and Re-referrals · of referral_count',
      'referral_count · Referrals and Re-referrals',
      'Referrals in the year',
    ),
  ],
  'Plans for neglect share': [
    share(
      'Neglect_Latest · Child Protection Plans by Initial and Latest Category of Abuse · of CPP_At31',
      'CPP_At31 · Child Protection Plans by Initial and Latest Category of Abuse',
      'Plans open on 31 March',
    ),
  ],
  CPPlans2yrsActive: [
    share(
      '2_years_or_more · Child Protection Plans by length of time · of CPP_At31',
      'CPP_At31 · Child Protection Plans by length of time',
      'Plans open on 31 March',
    ),
  ],
  LAC: [
    {
      numerator: 'children_count · Children looked after on 31 March each year',
      denominator: 'population_estimate · Children looked after on 31 March each year',
      size: 'Children aged 0 to 17',
      form: 'rate',
      per: 10_000,
    },
  ],
  CareLeaverAcc: [share('NoCareLeaverAcc', 'NoCareLeavers', 'Care leavers')],
  CareLeaverEET: [share('CareLeaverEETNum', 'NoCareLeavers', 'Care leavers')],
  LACStable_2016on: [share('LACStableNum_2016on', 'LACnum', 'Children looked after')],
  PrevRegCPR: [share('ReRegCPR', 'CPP_Abuse', 'Plans started in the year')],
  RevCP: [
    share('CPP_Reviewed_InReqTimeScl', 'CPP_31March_3MnthorMore', 'Plans open for three months or more'),
  ],
  '%_of LAC Adopted': [share('No_of LAC Adopted', 'LACceased', 'Children who left care')],
}

function share(numerator: string, denominator: string, size: string): FunnelCounts {
  return { numerator, denominator, size, form: 'proportion', per: 100 }
}
