/**
 * How a server's connections end: a body that still comes after its answer is passed over for a
 * while, and when service ends nobody who keeps a connection open, or sends half a request, holds
 * it up.
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Watches the connections of `server`; a body that comes after its answer is read over for at most
 * `lingerMs` milliseconds. The function it gives begins the end of service: connections without a
 * request under way close now, the others with their last answer.
 */
export function drainConnections(
  server: Server,
  { lingerMs }: { readonly lingerMs: number },
): () => void {
  /** Open connections, and how many requests each has under way. */
  const underWay = new Map<Socket, number>()
  let isEnding = false

  server.on('connection', (socket: Socket) => {
    if (isEnding) return void socket.destroy()
    underWay.set(socket, 0)
    socket.once('close', () => underWay.delete(socket))
  })
  server.on('request', (request, response) => {
    const { socket } = request
    underWay.set(socket, (underWay.get(socket) ?? 0) + 1)
    const settle = () => {
      const left = (underWay.get(socket) ?? 0) - 1
      if (socket.destroyed) return
      underWay.set(socket, left)
      if (isEnding && left === 0) socket.destroySoon()
    }
    response.once('close', () => {
      if (request.complete) settle()
      else passOver(request, lingerMs, settle)
    })
  })
  return () => {
    isEnding = true
    for (const [socket, requests] of underWay) if (requests === 0) socket.destroy()
  }
}

/**
 * Reads on and forgets, so that a sender in the midst of its body sees the answer; one that does
 * not notice is cut off after `ms`.
 */
function passOver(request: IncomingMessage, ms: number, onEnd: () => void): void {
  const { socket } = request
  const timer = setTimeout(() => socket.destroy(), ms)
  timer.unref()
  request.once('end', () => {
    clearTimeout(timer)
    onEnd()
  })
  // A reader that stopped early may still listen, and would hold the stream.
  request.removeAllListeners('readable')
  setImmediate(() => request.resume())
}
