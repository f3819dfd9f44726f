import type { FastifyInstance } from 'fastify'
import { accountPages } from './councils/account-pages.ts'
import { apiKeyPages } from './councils/api-key-pages.ts'
import { findApiCaller } from './councils/api-key-store.ts'
import { councilAccountPages } from './councils/council-account-pages.ts'
import { doorPages } from './councils/door-pages.ts'
import { invitationPages } from './councils/invitation-pages.ts'
import { invitePages } from './councils/invite-pages.ts'
import { newPasswordPages } from './councils/new-password-pages.ts'
import { peoplePages } from './councils/people-pages.ts'
import { secondFactorPages } from './councils/second-factor-pages.ts'
import { findVisitor } from './councils/session-store.ts'
import { signInPages } from './councils/sign-in-pages.ts'
import type { Database } from './database/connect.ts'
import { actorActPages } from './instruments/actor-act-pages.ts'
import { actorPages } from './instruments/actor-pages.ts'
import { addedPages } from './instruments/added-pages.ts'
import { calendarPages } from './instruments/calendar-pages.ts'
import { concernActPages } from './instruments/concern-act-pages.ts'
import { concernPages } from './instruments/concern-pages.ts'
import { confirmPages } from './instruments/confirm-pages.ts'
import { documentPages } from './instruments/document-pages.ts'
import { endingPages } from './instruments/ending-pages.ts'
import { instrumentPages } from './instruments/instrument-pages.ts'
import { occurrencePages } from './instruments/occurrence-pages.ts'
import { requirementApi } from './instruments/requirement-api.ts'
import { readerAccuracyPages } from './instruments/reader-accuracy-pages.ts'
import { rereadingPages } from './instruments/rereading-pages.ts'
import { requirementPages } from './instruments/requirement-pages.ts'
import { evidenceEditPages } from './evidence/evidence-edit-pages.ts'
import { evidencePages } from './evidence/evidence-pages.ts'
import { actionApi } from './plan/action-api.ts'
import { actionEditPages } from './plan/action-edit-pages.ts'
import { actionPages } from './plan/action-pages.ts'
import { contributorPages } from './plan/contributor-pages.ts'
import { dependencyPages } from './plan/dependency-pages.ts'
import { watchPages } from './plan/watch-pages.ts'
import { commentEditPages } from './plan/comment-edit-pages.ts'
import { commentPages } from './plan/comment-pages.ts'
import { outsideViewPages } from './plan/outside-view-pages.ts'
import { importDraftPages } from './plan-files/import-draft-pages.ts'
import { importPages } from './plan-files/import-pages.ts'
import { importShapePages } from './plan-files/import-shape-pages.ts'
import { movePages } from './plan/move-pages.ts'
import { objectivePages } from './plan/objective-pages.ts'
import { aimPages } from './measures/aim-pages.ts'
import { cataloguePages } from './measures/catalogue-pages.ts'
import { commentaryPages } from './measures/commentary-pages.ts'
import { comparatorPages } from './measures/comparator-pages.ts'
import { inspectionPages } from './measures/inspection-pages.ts'
import { nationalPages } from './measures/national-pages.ts'
import { printedPages } from './measures/printed-pages.ts'
import { groupPages } from './measures/group-pages.ts'
import { groupValuePages } from './measures/group-value-pages.ts'
import { judgingPages } from './measures/judging-pages.ts'
import { localStandardPages } from './measures/local-standard-pages.ts'
import { measureApi } from './measures/measure-api.ts'
import { measureEditPages } from './measures/measure-edit-pages.ts'
import { measureEndingPages } from './measures/measure-ending-pages.ts'
import { measurePages } from './measures/measure-pages.ts'
import { scorecardPages } from './measures/scorecard-pages.ts'
import { valuePages } from './measures/value-pages.ts'
import { groupsPages } from './children/groups-pages.ts'
import { childListPages } from './children/child-list-pages.ts'
import { returnMeasurePages } from './children/return-measure-pages.ts'
import { returnPages } from './children/return-pages.ts'
import { digestPages } from './plan/digest-pages.ts'
import { updateLinkPages } from './plan/update-link-pages.ts'
import { saveNewEvidence } from './evidence/evidence-store.ts'
import { bulkMadePages } from './plan/bulk-made-pages.ts'
import { bulkPages } from './plan/bulk-pages.ts'
import { planColumnPages } from './plan/plan-column-pages.ts'
import { checkAnswerPages } from './plan/check-answer-pages.ts'
import { dateApprovalPages } from './plan/date-approval-pages.ts'
import { planChecksPages } from './plan/plan-checks-pages.ts'
import { planLimitPages } from './plan/plan-limit-pages.ts'
import { planPages } from './plan/plan-pages.ts'
import { savedFilterPages } from './plan/saved-filter-pages.ts'
import { phasePages } from './plan/phase-pages.ts'
import { planVersionPages } from './plan/plan-version-pages.ts'
import { progressPages } from './plan/progress-pages.ts'
import { portfolioPages } from './oversight/portfolio-pages.ts'
import { packPages } from './packs/pack-pages.ts'
import { historyPages } from './sight/history-pages.ts'
import { threadPages } from './sight/thread-pages.ts'
import { homePages } from './sight/home-pages.ts'
import { linePages } from './sight/line-pages.ts'
import { pacePages } from './sight/pace-pages.ts'
import { searchPages } from './sight/search-pages.ts'
import { sumsPages } from './sight/sums-pages.ts'
import { loadAssets } from './web/assets.ts'
import type { ApiRoute } from './web/api.ts'
import type { Route } from './web/route.ts'
import { buildServer } from './web/server.ts'

// Where the pages are put together.

export type Oidc = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }

export type AppSettings = {
  readonly database: Database
  readonly demonstration: boolean
  readonly oidc: Oidc | null
  /** Whatever carries letters, where anything does; they go by themselves (start-jobs.ts). */
  readonly mail: object | null
  /** Where people find it, for links in e-mails; null while it is only on this machine. */
  readonly baseUrl: string | null
  readonly secure: boolean
  readonly trustProxy: boolean
  readonly logLevel: string
  readonly now: () => Temporal.Instant
}

export function allRoutes(
  settings: Pick<AppSettings, 'demonstration' | 'oidc' | 'mail' | 'baseUrl'>,
): readonly Route[] {
  const choices = { demonstration: settings.demonstration, oidc: settings.oidc !== null }
  return [
    ...signInPages(choices),
    ...secondFactorPages,
    ...councilAccountPages({ oidc: settings.oidc, baseUrl: settings.baseUrl }),
    ...invitationPages(choices),
    ...newPasswordPages,
    ...doorPages,
    ...accountPages,
    ...peoplePages,
    ...apiKeyPages(apiRoutes),
    ...invitePages({ mail: settings.mail, baseUrl: settings.baseUrl }),
    ...documentPages,
    ...instrumentPages,
    ...endingPages,
    ...confirmPages,
    ...addedPages,
    ...rereadingPages,
    ...readerAccuracyPages,
    ...actorPages,
    ...actorActPages,
    ...concernPages,
    ...concernActPages,
    ...requirementPages,
    ...occurrencePages,
    ...calendarPages,
    ...planPages,
    ...planLimitPages,
    ...dateApprovalPages,
    ...planChecksPages,
    ...checkAnswerPages,
    ...planColumnPages,
    ...bulkPages,
    ...bulkMadePages,
    ...savedFilterPages,
    ...planVersionPages,
    ...phasePages,
    ...importPages,
    ...importDraftPages,
    ...importShapePages,
    ...digestPages,
    ...updateLinkPages(saveNewEvidence),
    ...actionPages,
    ...actionEditPages,
    ...progressPages(saveNewEvidence),
    ...movePages,
    ...objectivePages,
    ...commentPages,
    ...commentEditPages,
    ...outsideViewPages,
    ...watchPages,
    ...contributorPages,
    ...dependencyPages,
    ...evidencePages,
    ...evidenceEditPages,
    ...scorecardPages,
    ...measurePages,
    ...valuePages,
    ...commentaryPages,
    ...measureEditPages,
    ...aimPages,
    ...judgingPages,
    ...groupPages,
    ...groupValuePages,
    ...localStandardPages,
    ...measureEndingPages,
    ...cataloguePages,
    ...comparatorPages,
    ...nationalPages,
    ...printedPages,
    ...inspectionPages,
    ...returnPages,
    ...returnMeasurePages,
    ...childListPages,
    ...groupsPages,
    ...linePages,
    ...pacePages,
    ...sumsPages,
    ...searchPages,
    ...homePages,
    ...historyPages,
    ...threadPages,
    ...packPages,
    ...portfolioPages,
    ...apiRoutes,
  ]
}

/** What other programs may ask; the page of keys tells them from this list. */
export const apiRoutes: readonly ApiRoute[] = [...requirementApi, ...actionApi, ...measureApi]

export async function buildApp(settings: AppSettings): Promise<FastifyInstance> {
  const { database, now, secure, trustProxy, logLevel } = settings
  return buildServer(allRoutes(settings), {
    database,
    assets: await loadAssets(),
    findVisitor: (token, moment) => findVisitor(database, token, moment),
    findApiCaller: (token, today) => findApiCaller(database, token, today),
    now,
    secure,
    trustProxy,
    logLevel,
  })
}
