/** Serves the page of each problem type, from the same Markdown that stands in `docs/problems/`. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { escapeHtml, page } from './page.ts'
import { sendProblem } from './problem.ts'
import { PROBLEMS } from './problem-table.ts'

/** Folder of the pages. */
export const PROBLEMS_FOLDER = join(import.meta.dirname, '../../docs/problems')

/** Adds `/problems/:name`. */
export function problemPages(app: FastifyInstance): void {
  app.get('/problems/:name', { schema: { hide: true } }, async (request, reply) => {
    const { name } = request.params as { readonly name: string }
    if (!Object.hasOwn(PROBLEMS, name)) {
      return sendProblem(reply, 'not-found', { detail: 'No problem has that name.' })
    }
    const text = await readFile(join(PROBLEMS_FOLDER, `${name}.md`), 'utf8')
    const body = `<pre>${escapeHtml(text)}</pre>`
    return reply.type('text/html; charset=utf-8').send(page({ title: name, body }))
  })
}
