/** A finding: what the filer should mend in their own data, and where. Never an accusation. */

/** `pointer` (RFC 6901) points into the filing; `text` says what is wrong there, `mend` what to write instead. */
export type Finding = {
  readonly pointer: string
  readonly rule: string
  readonly text: string
  readonly mend: string
  /** Reference of the filing it is about; absent when it is about all filings together. */
  readonly source?: string
  /** Who filed that: references are each filer's own, and two may use the same. */
  readonly filer?: string
}
