/** The frame of plain pages: no scripts, nothing from elsewhere. */
import type { FastifyReply } from 'fastify'
import { type Html, html } from './html.ts'

/** What one page says; `body` is put into the frame as it is. */
export type Page = {
  /** The page in a few words, for the window and for who listens to it. */
  readonly title: string
  /** What this server is for: the pack's title. */
  readonly where: string
  readonly body: Html
}

/** What a page may load: its stylesheet and its icon, and nothing else from anywhere. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A tide under a gate, so that the tab is found among others. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230a5a86'/%3E%3Cpath d='M3 4h10M8 4v5M2 12q2-2 4 0t4 0t4 0' stroke='white' stroke-width='1.6' fill='none'/%3E%3C/svg%3E"

/** Sends a whole page. */
export function sendPage(reply: FastifyReply, { title, where, body }: Page): FastifyReply {
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Tidewaiter</title>
<link rel="icon" href="${ICON}"><link rel="stylesheet" href="/style.css"></head>
<body><header class="top"><div><strong><a href="/">Tidewaiter</a></strong><span class="where">${where}</span>
<nav aria-label="Pages"><a href="/docs">API</a><a href="/problems">Problems</a></nav></div></header>
<main>${body}</main></body></html>
`
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    .send(page.markup)
}
