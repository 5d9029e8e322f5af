/** `npm start`: runs the server until it is told to stop. */
import { runServer } from './run-server.ts'

await runServer(process.env)
