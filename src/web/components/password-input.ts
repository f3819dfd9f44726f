import { html, type Html } from '../html.ts'
import { button } from './button.ts'
import { input, type InputOptions } from './input.ts'
import { spaced, spoken } from './options.ts'

export type PasswordInputOptions = Omit<
  InputOptions,
  'type' | 'inputmode' | 'prefix' | 'suffix' | 'autocapitalize' | 'pattern' | 'spellcheck' | 'inputWrapper'
> & {
  readonly showPasswordText?: string | undefined
  readonly hidePasswordText?: string | undefined
  readonly showPasswordAriaLabelText?: string | undefined
  readonly hidePasswordAriaLabelText?: string | undefined
  readonly passwordShownAnnouncementText?: string | undefined
  readonly passwordHiddenAnnouncementText?: string | undefined
  readonly button?: { readonly classes?: string | undefined } | undefined
}

export function passwordInput(options: PasswordInputOptions): Html {
  const id = options.id || options.name
  const group = options.formGroup
  return input({
    ...options,
    id,
    type: 'password',
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: options.autocomplete || 'current-password',
    classes: `govuk-password-input__input govuk-js-password-input-input${spaced(options.classes)}`,
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    formGroup: {
      classes: `govuk-password-input${spaced(group?.classes)}`,
      attributes: {
        'data-module': 'govuk-password-input',
        ...spoken('show-password', options.showPasswordText),
        ...spoken('hide-password', options.hidePasswordText),
        ...spoken('show-password-aria-label', options.showPasswordAriaLabelText),
        ...spoken('hide-password-aria-label', options.hidePasswordAriaLabelText),
        ...spoken('password-shown-announcement', options.passwordShownAnnouncementText),
        ...spoken('password-hidden-announcement', options.passwordHiddenAnnouncementText),
        ...group?.attributes,
      },
      beforeInput: group?.beforeInput,
      afterInput: html`${showButton(options, id)}${group?.afterInput}`,
    },
  })
}

// Hidden until the script, without which it could do nothing, brings it out.
function showButton(options: PasswordInputOptions, id: string): Html {
  return button({
    type: 'button',
    classes: `govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle${spaced(options.button?.classes)}`,
    text: options.showPasswordText ?? 'Show',
    attributes: {
      'aria-controls': id,
      'aria-label': options.showPasswordAriaLabelText ?? 'Show password',
      hidden: true,
    },
  })
}
