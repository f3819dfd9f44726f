import {
  ABUSE,
  CLOSURE,
  DISABILITY,
  ETHNICITY,
  FACTOR,
  NEED,
  SEX,
  SOURCE,
  TRUE_FALSE,
  UPN_UNKNOWN,
} from './cin-census-codes.ts'
import type { CodeSet } from './code-set.ts'
import type { Blank, ColumnShape, ListShape, ReturnShape } from './return-shape.ts'

// The modules of the CIN census (same source as cin-census-codes.ts). The headings are the names of the XML's elements.
// Each row knows the row of the module that it stands in ("within") and its child's date of birth.

function day(key: string, heading: string, blank: Blank = 'never'): ColumnShape {
  return { key, heading, type: 'day', blank }
}

function code(key: string, heading: string, codes: CodeSet, blank: Blank = 'never'): ColumnShape {
  return { key, heading, type: 'code', codes, blank }
}

function text(key: string, heading: string): ColumnShape {
  return { key, heading, type: 'text', blank: 'may' }
}

const CHILD: ColumnShape = { key: 'child', heading: 'LAchildID', type: 'identifier', blank: 'never' }
const WITHIN: ColumnShape = {
  key: 'within',
  heading: 'CINdetailsID',
  type: 'whole',
  blank: 'may',
  optional: true,
}

function inEpisode(name: string, title: string, columns: readonly ColumnShape[]): ListShape {
  return { name, title, columns: [CHILD, WITHIN, ...columns] }
}

export const CIN_CENSUS: ReturnShape = {
  kind: 'cin-census',
  name: 'CIN census',
  lists: [
    {
      name: 'Child',
      title: 'children',
      columns: [
        CHILD,
        text('upn', 'UPN'),
        text('formerUpn', 'FormerUPN'),
        code('noUpn', 'UPNunknown', UPN_UNKNOWN, 'may'),
        day('born', 'PersonBirthDate', 'may'),
        day('expected', 'ExpectedPersonBirthDate', 'may'),
        { ...code('sex', 'Sex', SEX), also: ['GenderCurrent', 'Gender'] },
        day('died', 'PersonDeathDate', 'may'),
        code('ethnicity', 'Ethnicity', ETHNICITY),
      ],
    },
    {
      name: 'Disabilities',
      title: 'disabilities',
      columns: [CHILD, code('disability', 'Disability', DISABILITY)],
    },
    inEpisode('CINdetails', 'episodes of need', [
      day('referred', 'CINreferralDate'),
      code('source', 'ReferralSource', SOURCE),
      code('need', 'PrimaryNeedCode', NEED, 'may'),
      day('closed', 'CINclosureDate', 'may'),
      code('reason', 'ReasonForClosure', CLOSURE, 'may'),
      day('conference', 'DateOfInitialCPC', 'may'),
      code('nfa', 'ReferralNFA', TRUE_FALSE),
    ]),
    inEpisode('Assessments', 'assessments', [
      day('started', 'AssessmentActualStartDate'),
      day('reviewed', 'AssessmentInternalReviewDate', 'may'),
      day('authorised', 'AssessmentAuthorisationDate', 'may'),
    ]),
    inEpisode('Factors', 'factors found', [code('factor', 'AssessmentFactors', FACTOR)]),
    inEpisode('CINPlanDates', 'child in need plans', [
      day('started', 'CINPlanStartDate'),
      day('ended', 'CINPlanEndDate', 'may'),
    ]),
    inEpisode('Section47', 'section 47 enquiries', [
      day('started', 'S47ActualStartDate'),
      day('target', 'InitialCPCtarget', 'may'),
      day('conference', 'DateOfInitialCPC', 'may'),
      code('unnecessary', 'ICPCnotRequired', TRUE_FALSE),
    ]),
    inEpisode('ChildProtectionPlans', 'child protection plans', [
      day('started', 'CPPstartDate'),
      day('ended', 'CPPendDate', 'may'),
      code('abuse', 'InitialCategoryOfAbuse', ABUSE),
      code('latestAbuse', 'LatestCategoryOfAbuse', ABUSE),
      { key: 'before', heading: 'NumberOfPreviousCPP', type: 'whole', blank: 'never', range: [0, 30] },
    ]),
    inEpisode('Reviews', 'reviews of plans', [day('reviewed', 'CPPreviewDate')]),
    inEpisode('PreProceedings', 'pre-proceedings', [
      day('started', 'PPStartDate', 'may'),
      day('letter', 'LBPSentDate', 'may'),
      text('offered', 'FGDMMeetingOffer'),
      text('met', 'FGDMMeetingFac'),
      day('firstMeeting', 'InitialPPMeetingDate', 'may'),
      { key: 'meetings', heading: 'ReviewMeetingsCount', type: 'whole', blank: 'may', range: [0, 100] },
      day('decided', 'StepDecisionDate', 'may'),
      text('outcome', 'PPOutcome'),
      day('court', 'CourtAppDate', 'may'),
      day('issued', 'LetterInitCPDate', 'may'),
    ]),
  ],
}
