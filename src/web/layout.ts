import { phaseBanner } from './components/phase-banner.ts'
import { serviceNavigation } from './components/service-navigation.ts'
import { notificationBanner } from './components/notification-banner.ts'
import { skipLink } from './components/skip-link.ts'
import { backLink } from './components/back-link.ts'
import type { Page, Section } from './answer.ts'
import { html, type Html, nothing } from './html.ts'
import { type Act, mayDo } from '../shared/permissions.ts'
import { inCouncilPath } from './paths.ts'
import type { CouncilAtHand, SignedIn } from './route.ts'

// The frame around every page: our own header (not the crown), navigation by role, and the foot.

export type Frame = {
  readonly stylesheet: string
  readonly script: string
  readonly icon: string
  readonly visitor: SignedIn | null
  readonly council: CouncilAtHand | null
  readonly formToken: string
  /** Said once after a change. */
  readonly said: string | null
}

export function layOut(page: Page, frame: Frame): string {
  const title = `${page.hasErrors === true ? 'Error: ' : ''}${page.title} – ${frame.council === null ? '' : `${frame.council.name} – `}Line of Sight`
  return `<!DOCTYPE html>${html`<html lang="en-GB" class="govuk-template">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#12436d">
<link rel="icon" href="${frame.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${frame.stylesheet}">
</head>
<body class="govuk-template__body">
${skipLink({ text: 'Skip to main content', href: '#main-content' })}
${header(frame)}
${frame.council === null ? nothing : navigation(frame.council, page.section)}
<div class="govuk-width-container">
${frame.council?.demonstration === true ? demonstrationBanner() : nothing}
${page.back === undefined ? nothing : html`<nav aria-label="Back">${backLink({ text: page.back.text, href: page.back.href })}</nav>`}
<main class="govuk-main-wrapper" id="main-content">
${frame.said === null ? nothing : notificationBanner({ text: frame.said, type: 'success' })}
${page.body}
</main>
</div>
${footer(frame)}
<script type="module" src="${frame.script}"></script>
</body>
</html>`.toString()}`
}

function header({ visitor, council, formToken }: Frame): Html {
  return html`<header class="sight-header">
<div class="govuk-width-container sight-header__row">
<a class="sight-header__name" href="/">${mark}Line of Sight</a>
${council === null ? nothing : html`<a class="sight-header__council" href="${inCouncilPath(council)}">${council.name}</a>${searchBox(council)}`}
${visitor === null ? nothing : account(visitor, council, formToken)}
</div>
</header>`
}

function searchBox(council: CouncilAtHand): Html {
  return html`<form class="sight-header__search" method="get" action="${inCouncilPath(council, '/search')}" role="search" aria-label="This council"><label class="govuk-visually-hidden" for="sight-search">Search ${council.name}</label><input id="sight-search" name="q" type="search" autocomplete="off"><button>Search</button></form>`
}

const mark = html`<svg class="sight-header__mark" viewBox="0 0 36 24" width="36" height="24" aria-hidden="true" focusable="false"><path d="M2 12h32" stroke="currentColor" stroke-width="2"/><circle cx="4" cy="12" r="4" fill="currentColor"/><circle cx="18" cy="12" r="4" fill="currentColor"/><circle cx="32" cy="12" r="3" fill="none" stroke="currentColor" stroke-width="2"/></svg>`

function account(visitor: SignedIn, council: CouncilAtHand | null, formToken: string): Html {
  return html`<div class="sight-header__account">
<a href="/account">${visitor.person.name}</a>${council === null ? nothing : html`<span class="sight-header__role">${council.role}</span>`}
<form method="post" action="/sign-out"><input type="hidden" name="form-token" value="${formToken}"><button class="sight-header__out">Sign out</button></form>
</div>`
}

const ENTRIES: readonly {
  readonly section: Section
  readonly text: string
  readonly path: string
  readonly act: Act
}[] = [
  { section: 'home', text: 'Home', path: '', act: 'see home' },
  { section: 'line', text: 'The line', path: '/line', act: 'see the line' },
  { section: 'requirements', text: 'Requirements', path: '/requirements', act: 'see the requirements' },
  { section: 'calendar', text: 'Calendar', path: '/calendar', act: 'see the calendar' },
  { section: 'plan', text: 'Plan', path: '/plan', act: 'see the plan' },
  { section: 'evidence', text: 'Evidence', path: '/evidence', act: 'see evidence' },
  { section: 'measures', text: 'Measures', path: '/measures', act: 'see measures' },
  { section: 'documents', text: 'Documents', path: '/documents', act: 'see the documents' },
  { section: 'packs', text: 'Packs', path: '/packs', act: 'see packs' },
  { section: 'people', text: 'People', path: '/people', act: 'see people' },
]

function navigation(council: CouncilAtHand, section: Section | undefined): Html {
  return serviceNavigation({
    navigation: ENTRIES.filter((entry) => mayDo(council.role, entry.act)).map((entry) => ({
      text: entry.text,
      href: inCouncilPath(council, entry.path),
      active: entry.section === section,
    })),
    navigationLabel: 'Sections',
  })
}

function demonstrationBanner(): Html {
  return html`<aside aria-label="Demonstration">${phaseBanner({
    tag: { text: 'Demonstration' },
    text: 'A council that does not exist. Its people, documents and figures are invented.',
  })}</aside>`
}

function footer({ council, visitor }: Frame): Html {
  const history = council !== null && mayDo(council.role, 'see the history')
  return html`<footer class="sight-footer">
<div class="govuk-width-container">
<p class="govuk-body-s">Line of Sight: from the words of a direction to the proof that children’s lives got better.</p>
<ul class="sight-footer__links">
${council === null ? nothing : html`<li><a class="govuk-link" href="/councils">Change council</a></li>`}
${visitor !== null && visitor.councils.length > 1 ? html`<li><a class="govuk-link" href="/portfolio">All my councils</a></li>` : nothing}
${history && council !== null ? html`<li><a class="govuk-link" href="${inCouncilPath(council, '/history')}">History and its proof</a></li>` : nothing}
<li><a class="govuk-link" href="/accessibility">Accessibility</a></li>
</ul>
</div>
</footer>`
}
