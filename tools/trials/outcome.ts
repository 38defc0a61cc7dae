import { between } from '../marked-place.ts'
import type { Chance } from './chance.ts'

/** What a trial found: figures under their Chinese names, and every fault as a sentence. No fault is a success. */
export type Outcome = { figures: Record<string, string | number>; faults: string[] }

export type Trial = {
  /** what is done and what must not happen, one sentence */
  title: string
  /** `isSmall` keeps it to what CI can bear; `say` tells how far it is */
  run(asked: { chance: Chance; seed: number; isSmall: boolean; say(text: string): void }): Promise<Outcome>
}

export type Run = { name: string; seed: number; day: string; machine: string; seconds: number }

/** The paper with this run's table in the place of the former one, between the marks of its name. */
export function recorded(paper: string, { name, seed, day, machine, seconds }: Run, outcome: Outcome): string {
  const rows = Object.entries({
    日期: day,
    机器: machine,
    种子: seed,
    用时: `${seconds} 秒`,
    ...outcome.figures,
    问题: outcome.faults.length ? outcome.faults.join('；') : '没有',
  }).map(([what, figure]) => `| ${what} | ${figure} |`)
  return between(paper, `trial:${name}`, ['| 项 | 值 |', '|---|---|', ...rows].join('\n'))
}
