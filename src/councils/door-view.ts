import { ROLE_NAMES } from '../shared/permissions.ts'
import type { Page } from '../web/answer.ts'
import { tag } from '../web/components/tag.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { CouncilOfMine } from './account-view.ts'

export function councilsPage(
  councils: readonly (CouncilOfMine & { readonly demonstration: boolean })[],
): Page {
  return {
    title: 'Your councils',
    body: html`<h1 class="govuk-heading-l">Your councils</h1>
${councils.length === 0 ? none : html`<ul class="sight-own-councils">${councils.map((council) => html`<li><a class="govuk-link govuk-!-font-weight-bold" href="${inCouncilPath(council)}">${council.name}</a>${council.demonstration ? html` ${tag({ text: 'Demonstration', classes: 'govuk-tag--grey' })}` : nothing}<br>${ROLE_NAMES[council.role]}${council.jobTitle === '' ? '' : `, ${council.jobTitle}`}</li>`)}</ul>`}`,
  }
}

const none: Html = html`<p class="govuk-inset-text">You belong to no council at present, so there is nothing to see. If you have an invitation, open its link. If you had access and need it, ask the improvement lead or administrator of the council.</p>`

// The Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018, reg. 8, ask for a
// statement. Whoever installs the product is answerable for their own; this says what is true of it as it comes.
export function accessibilityPage(): Page {
  return {
    title: 'Accessibility statement',
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">Accessibility statement for Line of Sight</h1>
<p class="govuk-body">We want as many people as possible to be able to use Line of Sight. You should be able to:</p>
<ul class="govuk-list govuk-list--bullet">
<li>zoom in up to 400% without the text spilling off the screen</li>
<li>use all of it with a keyboard alone</li>
<li>use all of it with a screen reader, and with speech recognition</li>
<li>use all of it with JavaScript switched off</li>
<li>read every chart as a table and as a sentence too</li>
<li>print every page</li>
</ul>
<p class="govuk-body"><a class="govuk-link" href="https://mcmw.abilitynet.org.uk/">AbilityNet</a> has advice on making your device easier to use if you have a disability.</p>
<h2 class="govuk-heading-m">How accessible it is</h2>
<p class="govuk-body">Line of Sight is made to meet the Web Content Accessibility Guidelines version 2.2 at level AA. Its pages are checked by machine with axe as they are made. No audit by people who use assistive technology has taken place yet, so this statement does not claim that it complies in full.</p>
<p class="govuk-body">Known limits:</p>
<ul class="govuk-list govuk-list--bullet">
<li>documents that councils and others bring in are kept as they came, and may not be accessible; their text is shown beside them</li>
<li>the QR code for an authenticator app can only be scanned; the same key stands beside it in letters</li>
</ul>
<h2 class="govuk-heading-m">If you cannot use part of it</h2>
<p class="govuk-body">Tell your council’s improvement lead or administrator what you need and in which form. If the answer does not satisfy you, contact the <a class="govuk-link" href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.</p>
</div></div>`,
  }
}
