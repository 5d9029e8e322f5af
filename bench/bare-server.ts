/** The floor of latency: a server that reads a body, parses it and answers, and does nothing else. */
import Fastify from 'fastify'

const app = Fastify()
app.post('/v1/filings', (request, reply) => {
  const { reference } = request.body as { readonly reference: string }
  return reply.code(202).send({ kind: 'accepted', reference })
})
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`${address}\n`)
