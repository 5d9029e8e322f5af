/** All problems the API answers with (RFC 9457). Each has a page in `docs/problems/`; a test holds them together. */

export type ProblemType = {
  readonly status: number
  readonly title: string
}

/** By the last part of the type's address, `/problems/…`. */
export const PROBLEMS = {
  'not-understood': { status: 422, title: 'The submission was not understood' },
  'version-clash': { status: 409, title: 'Another statement stands under this version' },
  'body-too-large': { status: 413, title: 'The body is larger than one submission may be' },
  'media-type': { status: 415, title: 'The content type is not one we read' },
  'bad-request': { status: 400, title: 'The request is not well formed' },
  'no-key': { status: 401, title: 'A key is needed' },
  'not-allowed': { status: 403, title: 'This key may not do that' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  busy: { status: 503, title: 'The service cannot take this now' },
  fault: { status: 500, title: 'Something broke on our side' },
} as const satisfies Readonly<Record<string, ProblemType>>

export type ProblemName = keyof typeof PROBLEMS
