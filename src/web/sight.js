import { initAll } from 'govuk-frontend'

initAll()

// A form that has been sent is not sent twice by an impatient second press.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent === 'yes') event.preventDefault()
    form.dataset.sent = 'yes'
    setTimeout(() => delete form.dataset.sent, 4000)
  })
}

// A choice that filters goes at once; without script the button beside it does the same.
for (const control of document.querySelectorAll('[data-goes-at-once]')) {
  control.addEventListener('change', () => control.form.requestSubmit())
}
