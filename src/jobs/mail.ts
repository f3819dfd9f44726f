import nodemailer from 'nodemailer'

export type MailSettings = { readonly smtpUrl: string; readonly from: string }

/** Plain text: it reads everywhere, and no picture in it reports who opened it. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string }

const PATIENCE_MS = 10_000

/** Hands a letter to the mail server; false where the server would not take it or did not answer. */
export async function sendLetter(settings: MailSettings, letter: Letter): Promise<boolean> {
  const transport = nodemailer.createTransport({
    url: settings.smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const sent = await transport.sendMail({
      from: { name: 'Line of Sight', address: settings.from },
      // As an object, so that no comma or bracket in it can add a second reader.
      to: { name: '', address: letter.to },
      subject: letter.subject,
      text: letter.text,
    })
    return sent.rejected.length === 0
  } catch {
    // Whoever sends is told that it did not go; what the server said may hold addresses, so it is not logged.
    return false
  } finally {
    transport.close()
  }
}
