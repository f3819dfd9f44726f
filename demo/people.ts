import { type Role } from '../src/shared/permissions.ts'
import { type TalePerson } from './tale.ts'

const KELSMERE = 'Kelsmere Borough Council'
const ALDMARSH = 'Aldmarsh Council'

const caseLead = person(
  'achterlonie',
  'Simon Achterlonie',
  'Case lead',
  'Department for Education',
  'case lead',
)

export const KELSMERE_PEOPLE: readonly TalePerson[] = [
  person('raman', 'Priya Raman', 'Head of Improvement', KELSMERE, 'improvement lead'),
  person('okonkwo', 'Daniel Okonkwo', 'Service Manager, Front Door', KELSMERE, 'action owner'),
  person(
    'pritchard',
    'Siân Pritchard',
    'Service Manager, Assessment and Safeguarding',
    KELSMERE,
    'action owner',
  ),
  person('hussain', 'Kamal Hussain', 'Pre-proceedings and Court Manager', KELSMERE, 'action owner'),
  person('siddiqui', 'Farah Siddiqui', 'Service Manager, Children in Care', KELSMERE, 'action owner'),
  person('brackley', 'Tom Brackley', 'Service Manager, Leaving Care', KELSMERE, 'action owner'),
  person('adeyemi', 'Grace Adeyemi', 'Workforce Lead', KELSMERE, 'action owner'),
  person('whitfield', 'Joanne Whitfield', 'Principal Social Worker', KELSMERE, 'action owner'),
  person('delacroix', 'Marcus Delacroix', 'Head of Quality Assurance', KELSMERE, 'action owner'),
  person('marsden', 'Eleanor Marsden', 'Head of Early Help and Partnerships', KELSMERE, 'action owner'),
  person('holloway', 'Catherine Holloway', "Director of Children's Services", KELSMERE, 'senior leader'),
  person('demir', 'Yusuf Demir', 'Assistant Director, Safeguarding', KELSMERE, 'senior leader'),
  person(
    'pemberton',
    'Ruth Pemberton',
    'Assistant Director, Care and Corporate Parenting',
    KELSMERE,
    'senior leader',
  ),
  person('clarke', 'Naomi Clarke', 'Team Manager, Child Protection', KELSMERE, 'team manager'),
  person('petrov', 'Ivan Petrov', 'Practice Auditor', KELSMERE, 'team manager'),
  person('patel', 'Councillor Meena Patel', "Lead Member for Children's Services", KELSMERE, 'board member'),
  person('thwaite', 'Alan Thwaite', 'Chief Executive', KELSMERE, 'board member'),
  person('osei', 'Margaret Osei', 'Independent Chair, Improvement Board', 'Independent', 'independent chair'),
  person(
    'fenwick',
    'Robert Fenwick',
    'Detective Superintendent, Public Protection',
    'Mereshire Police',
    'partner',
  ),
  person(
    'nwosu',
    'Dr Amara Nwosu',
    'Director of Nursing, Children',
    'Mereshire Integrated Care Board',
    'partner',
  ),
  person('lindqvist', 'Anna Lindqvist', 'Headteacher', 'Kelsmere Academy', 'partner'),
  person('ashdown', 'Dr Helen Ashdown', "Children's Services Commissioner", 'Independent', 'commissioner'),
  caseLead,
  person(
    'garrick',
    'Councillor Denise Garrick',
    'Chair, Children Scrutiny Committee',
    KELSMERE,
    'scrutiny member',
  ),
  person('conway', 'Lee Conway', 'Systems Administrator', KELSMERE, 'administrator'),
]

export const ALDMARSH_PEOPLE: readonly TalePerson[] = [
  person('brandt', 'Ingrid Brandt', 'Improvement Manager', ALDMARSH, 'improvement lead'),
  person('fofanah', 'Ibrahim Fofanah', 'Exploitation Lead', ALDMARSH, 'action owner'),
  person('teague', 'Lowenna Teague', 'Manager, Missing Children Team', ALDMARSH, 'action owner'),
  person('mcalister', 'Ross McAlister', "Director of Children's Services", ALDMARSH, 'senior leader'),
  person('banerjee', 'Sunita Banerjee', 'Independent Chair', 'Independent', 'independent chair'),
  person('ogilvie', 'Councillor Peter Ogilvie', 'Lead Member for Children', ALDMARSH, 'board member'),
  person('yilmaz', 'Defne Yilmaz', 'Business Support Manager', ALDMARSH, 'administrator'),
  caseLead,
]

function person(key: string, name: string, jobTitle: string, organisation: string, role: Role): TalePerson {
  return { key, name, jobTitle, organisation, email: `${key}@${domainOf(organisation)}`, role }
}

// example.org is reserved (RFC 2606): nothing sent by mistake can reach anybody.
function domainOf(organisation: string): string {
  return `${organisation.toLowerCase().split(' ').slice(0, 2).join('-')}.example.org`
}
