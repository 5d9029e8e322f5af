/** All problems the API answers with (RFC 9457). Each has a page in `docs/problems/`; a test holds them together. */

/** A kind of problem. */
export type ProblemType = {
  readonly status: number
  readonly title: string
}

/** By the last part of the type's address, `/problems/…`. */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request is not well formed' },
  'no-key': { status: 401, title: 'A key is needed' },
  'not-allowed': { status: 403, title: 'This may not be done from here' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'wrong-method': { status: 405, title: 'This address does not take that method' },
  'too-slow': { status: 408, title: 'The request came too slowly' },
  'version-clash': { status: 409, title: 'Another statement stands under this version' },
  'body-too-large': { status: 413, title: 'The body is larger than it may be' },
  'address-too-long': { status: 414, title: 'The address is longer than it may be' },
  'media-type': { status: 415, title: 'The content type is not one we read' },
  'not-understood': { status: 422, title: 'The submission was not understood' },
  'headers-too-large': { status: 431, title: 'The headers are larger than they may be' },
  fault: { status: 500, title: 'Something broke on our side' },
  busy: { status: 503, title: 'The service cannot take this now' },
} as const satisfies Readonly<Record<string, ProblemType>>

/** A problem, by its name. */
export type ProblemName = keyof typeof PROBLEMS

/** All names, by status. */
export const PROBLEM_NAMES = Object.keys(PROBLEMS) as readonly ProblemName[]
