import {
  ABUSE,
  CARE_NEED,
  CASE_STATUS,
  CEASED,
  CLOSURE,
  LEGAL_STATUS,
  LOCATION,
  PERMANENCE,
  PLACEMENT,
  PRIMARY_NEED,
  PROVIDER,
  SOURCE,
} from './annex-a-codes.ts'
import { YES_NO, YES_NO_UNKNOWN } from './annex-a-person-codes.ts'
import {
  ALLOCATED,
  CHILD_START,
  CHILD_START_WITH_DISABILITY,
  code,
  day,
  text,
  whole,
} from './annex-a-columns.ts'
import { ADOPTER_LIST, ADOPTION_LIST, CARE_LEAVER_LIST } from './annex-a-leaver-lists.ts'
import type { ListShape, ReturnShape } from './return-shape.ts'

// The eleven lists of Annex A: columns, order, types and what may be blank. Sources: Ofsted's template "Update:
// August 2019" (Open Government Licence v3) and SocialFinanceDigitalLabs/liia-tools-pipeline@4aff918,
// Annex_A_schema.yml (MIT), which shows the layout in use in January 2024.

const CONTACTS: ListShape = {
  name: 'List 1',
  title: 'Contacts',
  columns: [...CHILD_START, day('contact', 'Date of Contact'), code('source', 'Contact Source', SOURCE)],
}

const EARLY_HELP: ListShape = {
  name: 'List 2',
  title: 'Early Help',
  columns: [
    ...CHILD_START,
    day('started', 'Assessment start date'),
    day('completed', 'Assessment completion date', 'may'),
    text('organisation', 'Organisation completing assessment'),
  ],
}

const REFERRALS: ListShape = {
  name: 'List 3',
  title: 'Referral',
  columns: [
    ...CHILD_START,
    day('referred', 'Date of referral'),
    code('source', 'Referral Source', SOURCE),
    code('nfa', 'Referral NFA?', YES_NO),
    whole('before', 'Number of Referrals in Last 12 Months', [0, 60]),
    ...ALLOCATED,
  ],
}

const ASSESSMENTS: ListShape = {
  name: 'List 4',
  title: 'Assessments',
  columns: [
    ...CHILD_START_WITH_DISABILITY,
    day('started', 'Continuous Assessment Start Date'),
    code('seen', 'Child Seen During Continuous Assessment', YES_NO_UNKNOWN, 'may'),
    day('authorised', 'Continuous Assessment Date of Authorisation', 'may'),
    {
      ...code(
        'support',
        'Was the child assessed as requiring LA children’s social care support?',
        YES_NO,
        'may',
      ),
      also: ['Was the child assessed as being in need at assessment?'],
    },
    ...ALLOCATED,
  ],
}

const ENQUIRIES: ListShape = {
  name: 'List 5',
  title: 'Section 47 enquiries and Initial Child Protection Conferences',
  columns: [
    ...CHILD_START_WITH_DISABILITY,
    day('discussed', 'Strategy discussion initiating Section 47 Enquiry Start Date'),
    code('unnecessary', 'Was an Initial Child Protection Conference deemed unnecessary?', YES_NO, 'may'),
    day('conference', 'Date of Initial Child Protection Conference', 'may'),
    code(
      'plan',
      'Did the Initial Child Protection Conference Result in a Child Protection Plan',
      YES_NO,
      'may',
    ),
    whole('before', 'Number of Section 47 Enquiries in the last 12 months', [0, 60]),
    whole('conferences', 'Number of ICPCs in the last 12 months', [0, 60]),
    ...ALLOCATED,
  ],
}

const IN_NEED: ListShape = {
  name: 'List 6',
  title: 'Children in Need',
  columns: [
    ...CHILD_START_WITH_DISABILITY,
    day('started', 'CIN Start Date', 'ask'),
    code('need', 'Primary Need Code', PRIMARY_NEED),
    day('seen', 'Date Child Was Last Seen', 'may'),
    day('closed', 'CIN Closure Date', 'may'),
    code('reason', 'Reason for Closure', CLOSURE, 'may'),
    code('status', 'Case Status', CASE_STATUS),
    ...ALLOCATED,
  ],
}

const PROTECTION: ListShape = {
  name: 'List 7',
  title: 'Child protection',
  columns: [
    ...CHILD_START_WITH_DISABILITY,
    day('started', 'Child Protection Plan Start Date'),
    code('abuse', 'Initial Category of Abuse', ABUSE),
    code('latestAbuse', 'Latest Category of Abuse', ABUSE),
    day('visited', 'Date of the Last Statutory Visit', 'may'),
    code('alone', 'Was the Child Seen Alone?', YES_NO_UNKNOWN, 'may'),
    day('reviewed', 'Date of latest review conference', 'may'),
    day('ended', 'Child Protection Plan End Date', 'may'),
    code(
      'emergency',
      'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)',
      YES_NO,
    ),
    whole('before', 'Number of Previous Child Protection Plans', [0, 30]),
    ...ALLOCATED,
  ],
}

const IN_CARE: ListShape = {
  name: 'List 8',
  title: 'Children in care',
  columns: [
    ...CHILD_START,
    code('uasc', 'Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)', YES_NO),
    ...CHILD_START_WITH_DISABILITY.slice(-1),
    day('started', 'Date Started to be Looked After'),
    code('need', 'Child’s Category of Need', CARE_NEED),
    {
      ...code(
        'again',
        'Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)',
        YES_NO,
      ),
      also: [
        'Is this a second or subsequent episode of being a Looked After Child within the last 12 months (Y/N)',
      ],
    },
    day('legalStarted', 'Start date of current legal status'),
    code('legal', 'Child’s Legal Status', LEGAL_STATUS),
    day('reviewed', 'Date of Latest Statutory Review', 'may'),
    day('visited', 'Date of Last Social Work Visit', 'may'),
    code('permanence', 'What is the permanence plan for this child?', PERMANENCE, 'may'),
    day('contacted', 'Date of Last IRO Visit / Contact to the Child', 'may'),
    day('health', 'Date of Last Health Assessment', 'may'),
    day('dental', 'Date of Last Dental Check', 'may'),
    whole('placements', 'Number of Placements in the Last 12 months', [1, 60]),
    day('ceased', 'Date Ceased to be Looked After', 'may'),
    code('reason', 'Reason Ceased to be Looked After', CEASED, 'may'),
    day('placed', 'Start Date of Most Recent Placement'),
    code('placement', 'Placement Type', PLACEMENT),
    code('provider', 'Placement Provider', PROVIDER),
    { key: 'postcode', heading: 'Placement postcode', type: 'postcode', blank: 'ask' },
    text('urn', 'URN of Placement', 'may'),
    code('location', 'Placement Location', LOCATION),
    text('authority', 'LA of Placement'),
    whole(
      'missing',
      'Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months',
      [0, 366],
    ),
    whole(
      'absent',
      'Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months',
      [0, 366],
    ),
    code(
      'offered',
      'Was the child offered a Return Interview after their last missing episode (Y/N)?',
      YES_NO_UNKNOWN,
      'may',
    ),
    code(
      'accepted',
      'Did the child accept a Return Interview after their last missing episode (Y/N)?',
      YES_NO_UNKNOWN,
      'may',
    ),
    ...ALLOCATED,
  ],
}

export const ANNEX_A: ReturnShape = {
  kind: 'annex-a',
  name: 'Annex A',
  lists: [
    CONTACTS,
    EARLY_HELP,
    REFERRALS,
    ASSESSMENTS,
    ENQUIRIES,
    IN_NEED,
    PROTECTION,
    IN_CARE,
    CARE_LEAVER_LIST,
    ADOPTION_LIST,
    ADOPTER_LIST,
  ],
}
