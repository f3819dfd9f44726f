import nodemailer from 'nodemailer'
import type { Carried, Carrier } from './letter.ts'

export type MailSettings = { readonly smtpUrl: string; readonly from: string }

/** Plain text: it reads everywhere, and no picture in it reports who opened it. */
type Letter = { readonly to: string; readonly subject: string; readonly text: string }

const PATIENCE_MS = 10_000

/** Letters go by SMTP, each over a connection of its own. */
export function smtpCarrier(settings: MailSettings): Carrier {
  return { carry: (letter) => carryBySmtp(settings, letter, letter.reference) }
}

async function carryBySmtp(settings: MailSettings, letter: Letter, reference: string): Promise<Carried> {
  const line = listenOnLine()
  const transport = nodemailer.createTransport({
    url: settings.smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    transactionLog: true,
    logger: line.logger,
  })
  try {
    const sent = await transport.sendMail({
      from: { name: 'Line of Sight', address: settings.from },
      // As an object, so that no comma or bracket in it can add a second reader.
      to: { name: '', address: letter.to },
      subject: letter.subject,
      text: letter.text,
      messageId: messageId(reference, settings.from),
    })
    return sent.rejected.length === 0 ? 'sent' : 'never'
  } catch (fault) {
    // Whoever sends is told how it ended; what the server said may hold addresses, so it is not logged.
    return endingOf(fault as SmtpFault, line.saidData())
  } finally {
    transport.close()
  }
}

type SmtpFault = { readonly code?: string; readonly responseCode?: number }

// A line that breaks after DATA leaves it unknown whether the letter was taken; before it, it surely was not.
function endingOf({ code, responseCode }: SmtpFault, saidData: boolean): Carried {
  if (responseCode === undefined) return saidData ? 'unsure' : 'not now'
  // 421 says that the server is closing; a refused password is for the administrator to mend, not the letter's fault.
  return responseCode >= 500 && code !== 'EAUTH' && (code === 'EENVELOPE' || saidData) ? 'never' : 'not now'
}

// The same for every try of one letter, so that a server or a reader can know it again.
function messageId(reference: string, from: string): string {
  return `<letter-${reference}@${from.split('@')[1] ?? 'localhost'}>`
}

// nodemailer says how far it came only to its log, whose other words are not kept.
function listenOnLine() {
  let said = false
  const listen = (about: unknown, words: unknown) => {
    if ((about as { tnx?: string }).tnx === 'client' && words === 'DATA') said = true
  }
  const logger = {
    level: () => {},
    trace: listen,
    debug: listen,
    info: listen,
    warn: listen,
    error: listen,
    fatal: listen,
  }
  return { logger, saidData: () => said }
}
