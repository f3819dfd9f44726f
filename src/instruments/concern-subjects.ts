// What inspectors and commissioners raise again and again in children's services, each under the names it goes by.
// From Ofsted's frameworks (ILACS, JTAI, area SEND) and Working Together: the same subject is worded anew each time.

export type Subject = { readonly name: string; readonly words: RegExp }

export const SUBJECTS: readonly Subject[] = [
  subject('Strategy meetings', 'strategy (?:meetings?|discussions?)'),
  subject('Thresholds at the front door', 'thresholds?'),
  subject('Contacts and referrals', 'referrals?|front door|parental consent|multi-agency safeguarding hub'),
  subject(
    'Caseloads and capacity',
    'caseloads?|capacity (?:in|of|within) (?:the )?(?:social work|locality|frontline)[a-z ]*teams?',
  ),
  subject(
    'Supervision and management oversight',
    "supervision|(?:management|managerial|managers[’']?|line management) (?:and leadership )?oversight|oversight of (?:frontline )?practi(?:ce|tioners)",
  ),
  subject('Audit and quality assurance', 'quality assurance|audit(?:s|ing)?'),
  subject('Assessments', '(?<!health |self-|risk )assessments?(?! tool)'),
  subject(
    'Plans and planning',
    'plans,? (?:and|or) planning|(?:care|case|pathway|contingency|transition) plan(?:s|ning)|quality of plan(?:s|ning)',
  ),
  subject(
    'Pre-proceedings',
    'pre-(?:court )?proceedings|public law outline|escalat\\w+ [a-z ]{0,24}proceedings',
  ),
  subject(
    'Child protection conferences and core groups',
    'core groups?|child protection (?:case )?conferences?|conference chairs',
  ),
  subject('Independent reviewing officers', 'independent reviewing (?:officers?|managers?)|iros?'),
  subject(
    'Children missing from home or care',
    '(?:go|goes|going|gone|been|are|children) missing|missing (?:children|from (?:home|care))|return[- ](?:home )?interviews?',
  ),
  subject('Exploitation', '(?:sexual|criminal|child) exploitation|risk of exploitation'),
  subject('Homeless 16 and 17 year olds', 'homeless(?:ness)?'),
  subject('Private fostering', 'private(?:ly)? foster(?:ing|ed)'),
  subject('Young carers', 'young carers'),
  subject('Disabled children', 'disabled children|children with disabilities'),
  subject(
    'Allegations against professionals',
    'allegations? against (?:professionals|staff|people)|designated officer',
  ),
  subject('Domestic abuse', 'domestic (?:abuse|violence)'),
  subject('Neglect', '(?:long-term |chronic )?neglect'),
  subject(
    'Visits and direct work',
    'visit(?:s|ing) (?:to|and) |frequency of visits|direct work|see children alone',
  ),
  subject('Life-story work', 'life[- ]?story|life story work'),
  subject('Permanence', 'permanence'),
  subject('Sufficiency of placements', 'placements?(?! breakdown| with parents)'),
  subject(
    'Education of children in care',
    'virtual school|(?:attainment|education)[a-z ,]{0,40}children in care|personal education(?:al)? plans?',
  ),
  subject(
    'Health of children in care',
    'health assessments?|(?:physical|emotional|mental) health[a-z ,]{0,40}(?:children in care|care leavers|looked after)',
  ),
  subject(
    'Emotional and mental health support',
    '(?:emotional|mental)(?: and (?:emotional|mental))?(?: health| well-?being)|camhs',
  ),
  subject(
    'Support for care leavers',
    '(?:support|advice|guidance|accommodation|entitle\\w+|employment|pathway)[^.;]{0,60}care leavers|care leavers[^.;]{0,40}(?:support|get|aware|health|accommodation)|care leaving support|preparation for (?:leaving care|independence)',
  ),
  subject('Early help', 'early help'),
  subject(
    'Voice of the child',
    "voice of (?:the )?child(?:ren)?|child(?:ren)?[’']s? (?:voice|views|wishes)|participation of children|children in care council",
  ),
  subject('Case recording', 'case record(?:s|ing)|recording of|chronolog(?:y|ies)|case files'),
  subject(
    'Recruitment and retention',
    'recruit(?:ment|ing)?(?: and| or)? ret(?:ention|ain\\w*)|workforce (?:strategy|development|stability)|agency (?:staff|social workers)|turnover',
  ),
  subject('Corporate parenting', 'corporate parent(?:s|ing)?(?: board)?'),
  subject(
    'Information sharing',
    'information[- ]sharing|shar(?:e|ing|ed) (?:of )?information|exchange of information',
  ),
  subject(
    'Performance data',
    'performance (?:data|information|management|report(?:s|ing))|management information',
  ),
  subject('Education, health and care plans', 'ehc(?:p| plans?|ps)|education, health and care plans?'),
  subject('Joint commissioning', 'joint(?:ly)? commission(?:ing|ed)|commissioning (?:arrangements|strategy)'),
  subject(
    'Waiting times and specialist pathways',
    'waiting (?:times?|lists?)|neurodevelopmental|(?:health|assessment) pathways?',
  ),
  subject('Speech and language', 'speech(?:,)? (?:and )?language'),
  subject('Alternative provision', 'alternative provision'),
  subject(
    'Preparation for adulthood',
    'preparation for adulthood|preparing for adulthood|transition (?:to|into) adult\\w*',
  ),
  subject(
    'Emergency and out-of-hours duty',
    'emergency duty|out[- ]of[- ](?:office[- ])?hours|normal office hours',
  ),
  subject(
    'Training of staff',
    'training (?:for|of|on|to|events|programme|and (?:development|supervision|support))|(?:multi-agency|staff|practice|safeguarding|relevant|additional|access to) training',
  ),
]

function subject(name: string, words: string): Subject {
  return {
    name,
    words: new RegExp(String.raw`(?<![\p{L}-])(?:${words.replaceAll(' ', String.raw`\s+`)})(?!\p{L})`, 'giu'),
  }
}
