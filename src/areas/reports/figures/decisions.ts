import { type Figure, type Row, share } from '../figure.ts'

/** Meetings of the party group and what they decided, as the figures count them. */
export type DecisionFacts = {
  meetings: readonly Row[]
  items: readonly (Row & { category: string; outcome: string | null })[]
}

const heading = { permission: 'decisions.read' }

const meetings: Figure<DecisionFacts> = {
  ...heading,
  id: 'decisions.meetings',
  title: '召开党组会议',
  unit: '次',
  definition: '本年度内已经开始的党组会议，取消的不计。',
  rows: (facts) => facts.meetings,
}

const decided: Figure<DecisionFacts> = {
  ...heading,
  id: 'decisions.decided',
  title: '集体研究决定事项',
  unit: '项',
  definition: '本年度党组会议上有结果（通过、未通过、缓议）的议程，听取汇报的不计。',
  rows: (facts) => facts.items.filter(({ outcome }) => outcome !== null && outcome !== 'reported'),
}

const passed: Figure<DecisionFacts> = {
  ...heading,
  id: 'decisions.passed-share',
  title: '通过率',
  unit: '%',
  definition: '有结果的议程中通过的占比。',
  rows: decided.rows,
  value: (facts) => {
    const all = decided.rows(facts)
    return share(facts.items.filter(({ outcome }) => outcome === 'passed').length, all.length)
  },
}

export const decisionFigures: Figure<DecisionFacts>[] = [meetings, decided, passed]
