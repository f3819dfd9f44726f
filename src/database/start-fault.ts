/** Something the person who starts the product can mend; its message is the one clear line they are shown. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}
