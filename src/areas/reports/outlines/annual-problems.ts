import type { Claim, OutlineSection } from '../outline.ts'

const kinds = [
  ['theory', '（一）政策理论修养方面', '政策理论修养'],
  ['work-style', '（二）干事创业作风方面', '干事创业作风'],
  ['service', '（三）群众服务意识方面', '群众服务意识'],
  ['integrity', '（四）廉洁自律意识方面', '廉洁自律意识'],
  ['political', '（五）思想政治觉悟方面', '思想政治觉悟'],
] as const

const counted = (kind: string, title: string): Claim => ({
  id: `problems-${kind}`,
  about: `${title}方面的问题`,
  variants: [
    {
      when: [[`rectification.${kind}-open`, '=', 0]],
      text: `列入台账的问题{rectification.${kind}}个，已核实销号{rectification.${kind}-closed}个。`,
    },
    {
      text: `列入台账的问题{rectification.${kind}}个，已核实销号{rectification.${kind}-closed}个，还有{rectification.${kind}-open}个正在整改。`,
    },
  ],
})

const named = (kind: string, title: string): Claim => ({
  id: `problems-${kind}-each`,
  about: `${title}方面没有销号的问题`,
  each: `rectification.${kind}-open`,
  variants: [{ text: '“{.title}”，来源为{.origin}，{.cause}，由{.section}负责，{.state}。' }],
})

/** What the records show besides the ledger, in the section it belongs to. */
const besides: Record<string, readonly Claim[]> = {
  theory: [
    {
      id: 'problems-theory-short',
      about: '学时欠缺',
      variants: [
        {
          when: [['training.short', '>', 0]],
          text: '有学习要求的{training.bound}人中，{training.short}人没有达到进度要求。',
        },
      ],
    },
    {
      id: 'problems-theory-gaps',
      about: '组织生活缺项',
      variants: [
        {
          when: [['party-life.gaps', '>', 0]],
          text: '组织生活缺项{party-life.gaps}次，请假、缺席后没有补学{party-life.make-ups-open}人次。',
        },
      ],
    },
    {
      id: 'problems-theory-use',
      about: '学用脱节',
      variants: [
        {
          when: [['training.uses-late', '>', 0]],
          text: '到期没有说明结果的学用结合事项{training.uses-late}项。',
        },
      ],
    },
  ],
  'work-style': [
    {
      id: 'problems-style-tasks',
      about: '决定事项超期',
      variants: [
        {
          when: [['decisions.tasks-late', '>', 0]],
          text: '党组决定事项分解的{decisions.tasks}项任务中，超期{decisions.tasks-late}项。',
        },
      ],
    },
  ],
  service: [
    {
      id: 'problems-service-late',
      about: '答复超期',
      variants: [
        {
          when: [['voices.late', '>', 0]],
          text: '收到的{voices.opinions}件意见建议中，没有按期答复{voices.late}件，因不满意重新办理{voices.reopened}件。',
        },
      ],
    },
    {
      id: 'problems-service-advice',
      about: '调研建议没有答复',
      variants: [
        {
          when: [['research.advice-open', '>', 0]],
          text: '调研建议{research.advice}条中，还没有答复{research.advice-open}条。',
        },
      ],
    },
  ],
  integrity: [],
  political: [
    {
      id: 'problems-political-checkup',
      about: '不符合规定的情况',
      variants: [
        {
          when: [['checkup.violations', '>', 0]],
          text: '制度体检找出不符合规定的情况{checkup.violations}项。',
        },
      ],
    },
  ],
}

/** 二、存在的问题: what the ledger and the check-up show, with facts and causes. */
export const problems: readonly OutlineSection[] = [
  {
    id: 'problems',
    title: '二、存在的问题',
    level: 1,
    stance: 'problem',
    paragraphs: [
      [
        {
          id: 'problems-promises',
          about: '上年报告承诺的兑现',
          variants: [
            {
              when: [['reports.unanswered', '>', 0]],
              text: '上年报告承诺{reports.promises}项，已兑现{reports.kept}项，没有兑现{reports.broken}项，还有{reports.unanswered}项没有答复。',
            },
            { text: '上年报告承诺{reports.promises}项，已兑现{reports.kept}项，没有兑现{reports.broken}项。' },
          ],
        },
      ],
      [
        {
          id: 'problems-broken',
          about: '没有兑现的承诺',
          each: 'reports.broken',
          variants: [{ text: '“{.text}”没有兑现，{.answer}。' }],
        },
      ],
    ],
  },
  ...kinds.map(
    ([kind, title, name]): OutlineSection => ({
      id: `problems-${kind}`,
      title,
      level: 2,
      stance: 'problem',
      paragraphs: [[counted(kind, name), ...(besides[kind] ?? [])], [named(kind, name)]],
    }),
  ),
]
