/** Why a text is not the identifier it should be. A refusal is for the filer: it names the fault and the mend. */

/** `rule` names the check that failed; `text` says what is wrong, `mend` what to write instead. */
export type IdentifierRefusal = {
  readonly rule: 'format' | 'indicator' | 'country' | 'check-digit' | 'category'
  readonly text: string
  readonly mend: string
}
