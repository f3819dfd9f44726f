import type { Evidence } from '../src/evidence/evidence.ts'
import type { Instrument } from '../src/instruments/instrument.ts'
import type { Requirement } from '../src/instruments/requirement.ts'
import { type Measure, NO_AIM, USUAL_JUDGING } from '../src/measures/measure.ts'
import type { Action } from '../src/plan/action.ts'
import type { Objective } from '../src/plan/objective.ts'
import type { OutsideView } from '../src/plan/outside-viewing.ts'
import type {
  ActionId,
  DocumentId,
  EvidenceId,
  InstrumentId,
  InterventionId,
  MeasureId,
  ObjectiveId,
  OutsideViewId,
  PersonId,
  ProvisionId,
  RequirementId,
} from '../src/shared/ids.ts'

// A valid whole of each thing; a test says only what matters to it.

export const day = (text: string) => Temporal.PlainDate.from(text)

export function anAction(wanted: Partial<Action> = {}): Action {
  return {
    id: 1 as ActionId,
    interventionId: 1 as InterventionId,
    reference: 'A1',
    title: 'Offer every worker supervision every four weeks',
    detail: '',
    ownerId: 1 as PersonId,
    owner: 'Ada Owner',
    partner: null,
    successMeasure: '95 % in time',
    evidenceWanted: '',
    priority: null,
    signOff: '',
    startOn: day('2026-01-05'),
    firstDueOn: day('2026-12-01'),
    dueOn: day('2026-12-01'),
    sustainDays: 90,
    startedOn: null,
    doneOn: null,
    cancelledOn: null,
    cancelledWhy: null,
    lastUpdateOn: null,
    evidenceCount: 0,
    evidenceKinds: 0,
    firstEvidenceOn: null,
    recheckedOn: null,
    recheck: null,
    moves: 0,
    objectiveIds: [],
    requirementIds: [],
    contributors: [],
    waitsFor: [],
    version: 1,
    ...wanted,
  }
}

export function aRequirement(wanted: Partial<Requirement> = {}): Requirement {
  return {
    id: 1 as RequirementId,
    interventionId: 1 as InterventionId,
    instrumentId: 1 as InstrumentId,
    provisionId: 1 as ProvisionId,
    reference: 'Direction 7.a',
    clause: '7.a',
    kind: 'duty',
    words: 'To keep a register of visits',
    bearer: 'Council',
    recipient: null,
    modality: 'directs',
    schedule: { type: 'standing' },
    state: 'in force',
    endedOn: null,
    endedWhy: null,
    version: 1,
    ...wanted,
  }
}

export function anObjective(wanted: Partial<Objective> = {}): Objective {
  return {
    id: 1 as ObjectiveId,
    interventionId: 1 as InterventionId,
    place: 1,
    title: 'Children are seen',
    outcome: 'Every child is seen in time.',
    ownerId: null,
    owner: null,
    requirementIds: [],
    measureIds: [],
    version: 1,
    ...wanted,
  }
}

export function anOutsideView(wanted: Partial<OutsideView> = {}): OutsideView {
  return {
    id: 1 as OutsideViewId,
    on: { kind: 'action', id: 1 as ActionId },
    personId: 7 as PersonId,
    who: 'Ann Adviser',
    role: 'commissioner',
    view: 'off course',
    words: 'Four of ten files showed none.',
    saidOn: day('2026-11-01'),
    withdrawal: null,
    ...wanted,
  }
}

export function aPiece(wanted: Partial<Evidence> = {}): Evidence {
  return {
    id: 1 as EvidenceId,
    interventionId: 1 as InterventionId,
    title: 'Audit of twenty files',
    kind: 'audit',
    shows: '',
    periodFrom: day('2026-08-01'),
    periodTo: day('2026-08-31'),
    addedOn: day('2026-09-10'),
    addedBy: 'Ada Owner',
    documentId: 1 as DocumentId,
    actionIds: [],
    requirementIds: [],
    measureIds: [],
    version: 1,
    ...wanted,
  }
}

export function aMeasure(wanted: Partial<Measure> = {}): Measure {
  return {
    id: 1 as MeasureId,
    interventionId: 1 as InterventionId,
    name: 'Visits in time',
    definition: '',
    numerator: 'visits in time',
    denominator: 'visits due',
    source: 'case system',
    unit: '%',
    polarity: 'higher is better',
    target: 95,
    aim: NO_AIM,
    judging: USUAL_JUDGING,
    rhythm: 'month',
    yearBegins: 4,
    staleAfterDays: 62,
    ownerId: null,
    owner: null,
    objectiveIds: [],
    caveats: '',
    indicator: null,
    published: null,
    endedOn: null,
    version: 1,
    ...wanted,
  }
}

export function anInstrument(wanted: Partial<Instrument> = {}): Instrument {
  return {
    id: 1 as InstrumentId,
    interventionId: 1 as InterventionId,
    documentId: 1 as DocumentId,
    kind: 'statutory direction',
    title: 'Statutory direction to Test Vale',
    shortTitle: 'Direction',
    issuer: null,
    signatory: null,
    dated: day('2026-02-20'),
    inForceOn: day('2026-02-20'),
    endedOn: null,
    endedHow: null,
    endedById: null,
    endedSource: null,
    reader: 'reader 1',
    reading: {
      kind: 'statutory direction',
      kindReasons: [],
      title: null,
      council: null,
      issuer: null,
      signatory: null,
      dated: null,
      revokes: [],
      actors: [],
      provisions: [],
      judgements: [],
      conflicts: [],
    },
    version: 1,
    ...wanted,
  }
}
