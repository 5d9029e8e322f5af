/** How much the server holds and how long it waits: memory and time follow these, not the traffic. */

/** The limits of one server. Times are milliseconds. */
export type ServerLimits = {
  /** Connections open at once; further ones are closed at once. */
  readonly connectionsMax: number
  /** The request line and headers must be in by then. */
  readonly headersMs: number
  /** A connection on which nothing moves for this long is closed. */
  readonly idleMs: number
  /** A whole request, a day's file included, has this long. */
  readonly requestMs: number
  /** A body that is one document must be in by then. */
  readonly documentMs: number
  /** In each stretch of this length spent waiting for a stream's sender … */
  readonly paceMs: number
  /** … at least this many bytes must come. */
  readonly paceBytes: number
  /** A refused request whose body still comes is cut off after this long. */
  readonly lingerMs: number
  /** Streams of records read at once, and how many more may wait for their turn. */
  readonly streamsMax: number
  readonly streamsWaitingMax: number
  /** How long a stream waits for its turn before it is sent away. */
  readonly turnMs: number
  /** Bytes of bodies that are one document, held at once over all requests. */
  readonly documentBytesMax: number
  /** Gzip documents that may swell at once, each to the size of a document at most. */
  readonly swellingMax: number
  /** Submissions queued for decision beyond which new requests are sent away. */
  readonly queueMax: number
  /** How long a receipt may take before the client is told to ask again. */
  readonly receiptMs: number
}

/** The limits of a server on one machine; see docs/operating/settings.md for those one may set. */
export const SERVER_LIMITS: ServerLimits = {
  connectionsMax: 1_000,
  headersMs: 15_000,
  idleMs: 60_000,
  requestMs: 12 * 3_600_000,
  documentMs: 60_000,
  paceMs: 60_000,
  paceBytes: 60 * 1_024,
  lingerMs: 5_000,
  streamsMax: 16,
  streamsWaitingMax: 64,
  turnMs: 10_000,
  documentBytesMax: 64 * 1_024 * 1_024,
  swellingMax: 2,
  queueMax: 5_000,
  receiptMs: 45_000,
}
