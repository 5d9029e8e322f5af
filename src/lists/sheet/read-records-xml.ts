/**
 * Records of an XML file, one at a time: the elements of a given name as small trees. The parser is
 * strict, knows no entities but the five of XML, and a document type is refused: nothing is fetched
 * from elsewhere, and nothing swells.
 */
import { SaxesParser } from 'saxes'
import type { Refusal } from '../../domain/refusal.ts'
import { ok, type Result, refuse } from '../../lib/result.ts'

/** An element: its text without that of its children, trimmed. Mutable while it is read. */
export type XmlElement = {
  readonly name: string
  text: string
  readonly children: XmlElement[]
}

/** What is told while reading. */
export type XmlSink = {
  /** The attributes of the outermost element. */
  readonly root: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly record: (line: number, record: XmlElement) => void
  readonly refuse: (line: number, refusal: Refusal) => void
}

/** The largest record that is kept, in elements and in characters of text. */
const ELEMENTS_MAX = 5_000
const TEXT_LENGTH_MAX = 1024 * 1024
const DEPTH_MAX = 50

/**
 * Reads all elements whose name is in `records`. XML that is not well-formed is refused as a whole:
 * what stands behind the fault cannot be told apart from what is missing.
 */
export async function readRecordsXml(
  bytes: AsyncIterable<Uint8Array>,
  { records, sink }: { readonly records: readonly string[]; readonly sink: XmlSink },
): Promise<Result<undefined, Refusal>> {
  let fault: Refusal | undefined
  const parser = recordParser(records, {
    ...sink,
    fault: (refusal) => {
      fault ??= refusal
    },
  })
  const decode = utf8Decoder()
  for await (const chunk of bytes) {
    const text = decode(chunk)
    if (text === undefined) return refuse(NOT_UTF8)
    parser.write(text)
    if (fault !== undefined) return refuse(fault)
  }
  const rest = decode(undefined)
  if (rest === undefined) return refuse(NOT_UTF8)
  parser.write(rest)
  parser.close()
  return fault === undefined ? ok(undefined) : refuse(fault)
}

const NOT_UTF8: Refusal = {
  pointer: '',
  rule: 'utf8',
  text: 'The XML is not UTF-8; fetch it again.',
}

/** Decodes chunk by chunk, a byte-order mark taken off; the end is `undefined`, and so is a fault. */
function utf8Decoder(): (chunk: Uint8Array | undefined) => string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (chunk) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      return undefined
    }
  }
}

type Parser = { readonly write: (text: string) => void; readonly close: () => void }

function recordParser(
  records: readonly string[],
  sink: XmlSink & { readonly fault: (refusal: Refusal) => void },
): Parser {
  const parser = new SaxesParser()
  const open: XmlElement[] = []
  let depth = 0
  let line = 1
  let [elements, length] = [0, 0]

  parser.on('error', (error) => {
    const text = `The XML is not well-formed (line ${parser.line}: ${error.message}); fetch it again.`
    sink.fault({ pointer: '', rule: 'xml', text })
  })
  parser.on('doctype', () => {
    const text = 'The XML has a document type, which no list has; fetch it from its publisher.'
    sink.fault({ pointer: '', rule: 'doctype', text })
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth === 1) sink.root(name, attributes)
    if (depth > DEPTH_MAX) {
      const text = `Line ${parser.line}: elements lie more than ${DEPTH_MAX} deep; fetch it again.`
      sink.fault({ pointer: '', rule: 'depth', text })
    }
    if (open.length === 0 && !records.includes(name)) return
    if (open.length === 0) [line, elements, length] = [parser.line, 0, 0]
    elements += 1
    const element: XmlElement = { name, text: '', children: [] }
    if (elements <= ELEMENTS_MAX) open.at(-1)?.children.push(element)
    open.push(element)
  })
  const addText = (text: string): void => {
    const element = open.at(-1)
    length += text.length
    if (element !== undefined && length <= TEXT_LENGTH_MAX) element.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    depth -= 1
    const element = open.pop()
    if (element === undefined) return
    element.text = element.text.replaceAll(/\s+/gu, ' ').trim()
    if (open.length > 0) return
    if (elements > ELEMENTS_MAX || length > TEXT_LENGTH_MAX) {
      const text = `The record at line ${line} is larger than any of a list; look at it.`
      sink.refuse(line, { pointer: '', rule: 'size', text })
    } else sink.record(line, element)
  })
  return { write: (text) => void parser.write(text), close: () => void parser.close() }
}

/** The children of an element that have this name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** The text of the first child of this name; undefined where there is none or it is blank. */
export function textOf(element: XmlElement, name: string): string | undefined {
  const text = element.children.find((child) => child.name === name)?.text ?? ''
  return text.length === 0 ? undefined : text
}
