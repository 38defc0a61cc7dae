import { StartRefused } from '../platform/errors.ts'
import { runServer } from './main.ts'

const [command = 'serve'] = process.argv.slice(2)

try {
  if (command === 'serve') await runServer(process.env)
  else throw new StartRefused(`没有“${command}”这个命令。`)
  process.exit(0)
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  console.error(error.message)
  process.exit(1)
}
