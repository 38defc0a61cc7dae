// Loaded before the program: at a signal it clears what nobody needs any more and writes down what is left.
import { renameSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
const file = process.env.MEMORY_FILE

process.on('SIGUSR2', () => {
  const before = process.memoryUsage.rss()
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  writeFileSync(`${file}.new`, JSON.stringify({ before, ...process.memoryUsage() }))
  renameSync(`${file}.new`, file)
})
