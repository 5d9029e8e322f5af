/** A connection of bare bytes, for tests of what no well-behaved client sends. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A connection and what came back over it. */
export type Wire = {
  readonly socket: Socket
  readonly send: (bytes: string | Buffer) => void
  /** All that came back so far. */
  readonly received: () => string
  /** Resolves once `pattern` stands in what came back; rejects when the connection closes before. */
  readonly until: (pattern: RegExp) => Promise<string>
  /** All that came back, once the connection is closed, by whomever and however. */
  readonly closed: Promise<string>
}

/** Opens a connection to a port of this machine. */
export async function openWire(port: number): Promise<Wire> {
  const socket = connect(port, '127.0.0.1')
  let text = ''
  const watchers = new Set<() => void>()
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    for (const watch of watchers) watch()
  })
  // A reset is a way to be closed; `once` would make a failure of it.
  socket.on('error', () => undefined)
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(text))
  })
  await once(socket, 'connect')
  return {
    socket,
    send: (bytes) => void socket.write(bytes),
    received: () => text,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          if (!pattern.test(text)) return
          watchers.delete(watch)
          resolve(text)
        }
        watchers.add(watch)
        void closed.then(() => reject(new Error(`closed without ${String(pattern)}: ${text}`)))
        watch()
      }),
    closed,
  }
}

/** The head of a filing request. */
export function headOf(
  key: string,
  { type = 'application/x-ndjson', length }: { readonly type?: string; readonly length?: number },
): string {
  const framing = length === undefined ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`
  return (
    'POST /v1/filings HTTP/1.1\r\nHost: localhost\r\n' +
    `Authorization: Bearer ${key}\r\nContent-Type: ${type}\r\n${framing}\r\n\r\n`
  )
}

/** `text` as one chunk of a chunked body. */
export function chunkOf(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`
}

/** Asks again, one turn of the event loop after another, until it is so. */
export async function untilSo(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve)
    })
  }
}
