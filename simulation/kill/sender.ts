/**
 * Filers at the door: statements in NDJSON over several connections and some as single documents.
 * A receipt counts from the moment its line is read, whatever becomes of the rest of the answer.
 */
import { chance, intWithin, type Random, shuffled } from '../../src/lib/random.ts'
import type { Statement } from '../statements.ts'

/** How many receipts of each kind a statement ever got. */
export type Counts = { accepted: number; replayed: number; clashed: number; refused: number }

/** Where to send, as whom, and where receipts are noted. */
export type Sending = {
  readonly url: string
  readonly keys: ReadonlyMap<string, string>
  readonly random: Random
  readonly receipts: ReadonlyMap<string, Counts>
  /** Told of each receipt of the kinds that acknowledge. */
  readonly onReceipt: () => void
  /** Told of an answer that makes no sense. */
  readonly onSlip: (text: string) => void
}

const CONNECTIONS = 4
const REQUEST_MAX = 150
const SINGLE_SHARE = 0.15

/** Sends every statement once; ends early, without a word, when the server is gone. */
export async function sendAll(statements: readonly Statement[], sending: Sending): Promise<void> {
  const requests = shuffled(sending.random, requestsOf(statements, sending.random))
  const waiting = requests.values()
  const connection = async () => {
    for (const request of waiting) {
      // Whether the connection or the server broke, what has no receipt is sent again later.
      const isThere = await sendOne(request, sending).then(
        () => true,
        () => false,
      )
      if (!isThere) return
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
}

/** Requests of one filer each, of random size, in the order of the day. */
function requestsOf(
  statements: readonly Statement[],
  random: Random,
): readonly (readonly Statement[])[] {
  const requests: (readonly Statement[])[] = []
  const open = new Map<string, { readonly size: number; readonly statements: Statement[] }>()
  for (const statement of statements) {
    const { filer } = statement.submission
    const request = open.get(filer) ?? { size: sizeOf(random), statements: [] }
    request.statements.push(statement)
    if (request.statements.length < request.size) open.set(filer, request)
    else {
      open.delete(filer)
      requests.push(request.statements)
    }
  }
  return [...requests, ...[...open.values()].map((request) => request.statements)]
}

function sizeOf(random: Random): number {
  return chance(random, SINGLE_SHARE) ? 1 : intWithin(random, [2, REQUEST_MAX])
}

async function sendOne(request: readonly Statement[], sending: Sending): Promise<void> {
  const isSingle = request.length === 1
  const response = await fetch(`${sending.url}/v1/filings`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sending.keys.get(request[0]?.submission.filer ?? '') ?? ''}`,
      'content-type': isSingle ? 'application/json' : 'application/x-ndjson',
    },
    body: request.map(({ raw }) => raw).join('\n'),
  })
  if (isSingle) {
    const answer = await response.text()
    if (response.ok) note(request, answer, sending)
    return
  }
  if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`)
  let rest = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) note(request, line, sending)
  }
}

function note(request: readonly Statement[], text: string, sending: Sending): void {
  const receipt = JSON.parse(text) as Receipt
  // A fault or an outage of the server’s own is no word on the statement: it is sent again.
  const rule = receipt.errors?.[0]?.rule
  if (receipt.kind === 'refused' && (rule === 'fault' || rule === 'outage')) return
  const statement = request[(receipt.line ?? 1) - 1]
  const counts = statement === undefined ? undefined : sending.receipts.get(statement.key)
  if (statement?.submission.reference !== receipt.reference || counts === undefined) {
    sending.onSlip(`no statement that was sent fits the receipt ${text}`)
    return
  }
  counts[receipt.kind] += 1
  if (receipt.kind !== 'refused') sending.onReceipt()
}

type Receipt = {
  readonly kind: keyof Counts
  readonly line?: number
  readonly reference?: string
  readonly errors?: readonly { readonly rule: string }[]
}
