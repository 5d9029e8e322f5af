/** RFC 6901 JSON Pointers: where in a document something is. The empty pointer is the whole document. */

/** The pointer of `segment` below `parent`. */
export function below(parent: string, segment: string | number): string {
  if (typeof segment === 'number') return `${parent}/${segment}`
  return `${parent}/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** The pointer of the last of `segments`, from the root. */
export function pointerOf(segments: readonly (string | number)[]): string {
  return segments.reduce<string>(below, '')
}

/** The segments of a pointer: parse of `pointerOf`. */
export function segmentsOf(pointer: string): readonly string[] {
  if (pointer.length === 0) return []
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** What `pointer` points to in `document`, own members only; `undefined` when nothing is there. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document
  for (const segment of segmentsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) {
      return undefined
    }
    value = Reflect.get(value, segment)
  }
  return value
}
