import { ADOPTER_GENDER, ETHNICITY, PLAIN_YES_NO, YES_NO, YES_NO_UNKNOWN } from './annex-a-person-codes.ts'
import {
  ALLOCATED,
  CHILD_ONLY,
  CHILD_START,
  code,
  day,
  DISABILITY_ONLY,
  text,
  whole,
  WHO_ONLY,
} from './annex-a-columns.ts'
import {
  ACCOMMODATION,
  ACTIVITY,
  ELIGIBILITY,
  IN_TOUCH,
  LEAVING_ADOPTION,
  REVERSAL,
  SUITABILITY,
} from './annex-a-leaver-codes.ts'
import type { ListShape } from './return-shape.ts'

// Lists 9 to 11 (same sources as annex-a-lists.ts). List 9 is the one whose layout changed: four columns are new
// since August 2019.

export const CARE_LEAVER_LIST: ListShape = {
  name: 'List 9',
  title: 'Care leavers',
  newer: ['uasc', 'adviser', 'pathway', 'contacted'],
  columns: [
    ...CHILD_START,
    code('uasc', 'Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)', YES_NO),
    DISABILITY_ONLY,
    ...ALLOCATED,
    text('adviser', 'Allocated Personal Advisor', 'ask'),
    code('eligibility', 'Eligibility Category', ELIGIBILITY),
    day('pathway', 'Latest Pathway Plan Review Date', 'may'),
    code('touch', 'LA in Touch', IN_TOUCH),
    day('contacted', 'Latest Date of Contact', 'may'),
    code('accommodation', 'Type of Accommodation', ACCOMMODATION, 'may'),
    code('suitable', 'Suitability of Accommodation', SUITABILITY, 'may'),
    code('activity', 'Activity Status', ACTIVITY, 'may'),
  ],
}

export const ADOPTION_LIST: ListShape = {
  name: 'List 10',
  title: 'Adoption',
  columns: [
    CHILD_ONLY,
    { key: 'family', heading: 'Family identifier', type: 'text', blank: 'may' },
    ...WHO_ONLY,
    DISABILITY_ONLY,
    day('entered', 'Date the Child Entered Care'),
    day('decided', 'Date of Decision that Child Should be Placed for Adoption'),
    day('ordered', 'Date of Placement Order', 'may'),
    day('matched', 'Date of Matching Child and Prospective Adopters', 'may'),
    day('placed', 'Date Placed for Adoption', 'may'),
    day('adopted', 'Date of Adoption Order', 'may'),
    day('reversed', 'Date of Decision that Child Should No Longer be Placed for Adoption', 'may'),
    code('reason', 'Reason Why Child No Longer Placed for Adoption', REVERSAL, 'may'),
    day('fostered', 'Date the child was placed for fostering in FFA or concurrent planning placement', 'may'),
  ],
}

export const ADOPTER_LIST: ListShape = {
  name: 'List 11',
  title: 'Adopters',
  columns: [
    { key: 'adopter', heading: 'Individual adopter identifier', type: 'identifier', blank: 'never' },
    text('family', 'Family identifier', 'may'),
    { ...code('gender', 'Gender', ADOPTER_GENDER), also: ['Sex'] },
    code('ethnicity', 'Ethnicity', ETHNICITY),
    { ...code('disability', 'Disability', YES_NO_UNKNOWN), also: ['Does the adopter have a disability'] },
    code('fostering', 'Is the (prospective) adopter fostering for adoption?', PLAIN_YES_NO),
    day('enquired', 'Date enquiry received', 'ask'),
    day('stage1Started', 'Date Stage 1 started', 'may'),
    day('stage1Ended', 'Date Stage 1 ended', 'may'),
    day('stage2Started', 'Date Stage 2 started', 'may'),
    day('stage2Ended', 'Date Stage 2 ended', 'may'),
    day('applied', 'Date application submitted', 'may'),
    day('approved', 'Date application approved', 'may'),
    day('matched', 'Date adopter matched with child(ren)', 'may'),
    day('placed', 'Date child/children placed with adopter(s)', 'may'),
    whole('children', 'No. of children placed', [0, 12], 'may'),
    day('adopted', 'Date of Adoption Order', 'may'),
    day('left', 'Date of leaving adoption process', 'may'),
    code('reason', 'Reason for leaving adoption process', LEAVING_ADOPTION, 'may'),
  ],
}
