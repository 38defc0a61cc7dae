import { systemClock } from '../../platform/clock.ts'
import { StartRefused } from '../../platform/errors.ts'
import { type Command, parsed } from '../command.ts'
import { readConfig } from '../config.ts'
import { type Finding, fault, ofAddress, ofDataFolder, ofKeys, ofNode, ofPages } from './places.ts'
import { ofBackups, ofDatabase } from './records.ts'

/** Looks at everything the program needs, changes no record, and says in words what is wrong and what to do. */
export const doctorCommand: Command = {
  usage: 'doctor [--json]                              检查安装：哪里不对、怎么办',
  async run(args, env) {
    const { values } = parsed({ args, options: { json: { type: 'boolean' } } })
    const findings = await examined(env)
    if (values.json) console.log(JSON.stringify(findings))
    else console.log(words(findings))
    return findings.some(({ state }) => state === 'fault') ? 1 : 0
  },
}

/** Everything that was looked at, in the order in which it should be mended. */
export async function examined(env: NodeJS.ProcessEnv, now = systemClock.now()): Promise<Finding[]> {
  try {
    const config = readConfig({ ...env, TOUYAN_LOG: 'silent' })
    const folder = await ofDataFolder(config)
    const keys = ofKeys(config)
    // With a folder that refuses or keys that are gone the database cannot be asked without making things worse.
    const isSound = ![...folder, ...keys].some(({ state }) => state === 'fault')
    return [
      ...[ofNode(), ...folder, ...keys, ofPages()],
      ...(await ofAddress(config)),
      ...(isSound ? await ofDatabase(config, now) : []),
      ...(await ofBackups(config, now)),
    ]
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    return [fault('设置', error.message)]
  }
}

const MARKS = { good: '✓', warning: '！', fault: '✗' } as const

function words(findings: Finding[]): string {
  const lines = findings.map(({ about, state, text }) => `${MARKS[state]} ${about}：${text}`)
  const count = (wanted: Finding['state']) => findings.filter(({ state }) => state === wanted).length
  const [faults, warnings] = [count('fault'), count('warning')]
  const sum = faults || warnings ? `${faults} 处要处理，${warnings} 处要留意。` : '没有发现问题。'
  return [...lines, sum].join('\n')
}
