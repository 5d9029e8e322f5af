/**
 * A gzip document may be a thousand times larger than what was sent. It is gathered as it comes,
 * and only then swells, a few at a time: a crowd of small bodies does not become a crowd of large
 * ones, and a slow sender keeps no other waiting.
 */

/** The most bytes gathered, and how to wait for one's turn. */
export type GzipRules = { readonly bytesMax: number; readonly takeTurn: () => Promise<void> }

/**
 * Gives `chunks` on; what begins like gzip is gathered first, then waits for its turn. Of more than
 * `bytesMax`, which cannot be a document, only the beginning is given.
 */
export async function* gzipInTurn(
  chunks: AsyncIterable<Buffer>,
  { bytesMax, takeTurn }: GzipRules,
): AsyncGenerator<Buffer, void, void> {
  const gathered: Buffer[] = []
  let bytes = 0
  let isGzip: boolean | undefined
  for await (const chunk of chunks) {
    gathered.push(chunk)
    bytes += chunk.length
    isGzip ??= beginsLikeGzip(gathered)
    if (isGzip === false) yield* gathered.splice(0)
    else if (bytes > bytesMax) break
  }
  if (isGzip === true) await takeTurn()
  yield* gathered
}

/** Undefined while fewer than two bytes came. */
function beginsLikeGzip(chunks: readonly Buffer[]): boolean | undefined {
  const head = Buffer.concat(chunks.slice(0, 3), 2)
  const length = chunks.reduce((sum, { length: bytes }) => sum + bytes, 0)
  return length < 2 ? undefined : head[0] === 0x1f && head[1] === 0x8b
}
