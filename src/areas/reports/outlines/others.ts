import type { Claim, Outline, OutlineSection } from '../outline.ts'
import { work } from './annual-work.ts'
import { charts } from './charts.ts'

const of = (...ids: string[]): Claim[] =>
  work.flatMap(({ paragraphs }) => paragraphs.flat()).filter(({ id }) => ids.includes(id))

type Shown = Pick<OutlineSection, 'charts'>

function part(
  id: string,
  title: string,
  stance: OutlineSection['stance'],
  claims: Claim[][],
  shown: Shown = {},
): OutlineSection {
  return { ...{ id, title, level: 1, stance, paragraphs: claims }, ...shown }
}

const each = (id: string, about: string, list: string, text: string): Claim => ({
  ...{ id, about, each: list, variants: [{ text }] },
})

const said = (id: string, about: string, text: string): Claim => ({ id, about, variants: [{ text }] })

/** “三重一大”决策执行情况 */
export const decisions: Outline = {
  title: '“三重一大”决策执行情况报告',
  sections: [
    part(
      'decided',
      '一、决策情况',
      'done',
      [of('collective-meetings', 'collective-months'), of('collective-last', 'collective-dissent')],
      { charts: [charts.meetings] },
    ),
    part('records', '二、会议记录和归档情况', 'done', [
      [
        said(
          'records-locked',
          '会议记录归档',
          '党组会议{decisions.meetings}次中，会议记录已归档{decisions.locked}次。',
        ),
      ],
    ]),
    part('carried', '三、决定事项落实情况', 'done', [of('collective-tasks')]),
  ],
}

/** 干部教育培训工作情况 */
export const training: Outline = {
  title: '干部教育培训工作情况报告',
  sections: [
    part('held', '一、培训开展情况', 'done', [
      of('education-training'),
      of('education-plan'),
      of('education-meetings'),
    ]),
    part('hours', '二、学时完成情况', 'done', [of('education-hours'), of('education-make-up')], {
      charts: [charts.hours],
    }),
    part('use', '三、学用结合情况', 'done', [of('education-use')]),
    part('lacking', '四、存在的问题', 'problem', [
      [
        {
          id: 'training-short',
          about: '学时欠缺',
          variants: [{ when: [['training.short', '>', 0]], text: '还有{training.short}人没有达到进度要求。' }],
        },
      ],
    ]),
  ],
}

/** 组织生活开展情况 */
export const organisation: Outline = {
  title: '组织生活开展情况报告',
  sections: [
    part('held', '一、组织生活开展情况', 'done', [
      of('education-meetings'),
      [said('cells', '党小组会', '召开党小组会{party-life.cells}次。')],
      of('collective-life'),
    ]),
    part('made-up', '二、请假补学情况', 'done', [of('education-make-up')]),
    part('gaps', '三、缺项情况', 'problem', [
      of('discipline-gaps'),
      [each('gaps-each', '缺项', 'party-life.gaps', '{.organisation}{.period}没有{.kind}的记录。')],
    ]),
  ],
}

/** 制度体检情况 */
export const checkup: Outline = {
  title: '制度体检情况报告',
  sections: [
    part('asked', '一、体检情况', 'done', [of('supervision-checkup'), of('supervision-course')], {
      charts: [charts.checkup],
    }),
    part('course', '二、一年来的变化', 'done', [
      [
        said(
          'course-rules',
          '按规则的变化',
          '查出情况的规则{checkup.by-rule}条，按规则目录的次序，首次体检和最近的体检相比如下。',
        ),
        each(
          'course-rules-each',
          '每条规则的变化',
          'checkup.by-rule',
          '“{.rule}”由{.first}项变为{.last}项，其间新增{.fresh}项、消除{.gone}项，{.took}。',
        ),
      ],
      [
        each(
          'course-sections-each',
          '各科室的变化',
          'checkup.by-section',
          '{.section}由{.first}项变为{.last}项，其间新增{.fresh}项、消除{.gone}项。',
        ),
      ],
    ]),
    part('violations', '三、不符合规定的情况', 'problem', [
      [each('violations-each', '不符合规定的情况', 'checkup.violations', '{.subject}：{.because}（{.rule}）。')],
    ]),
    part('warnings', '四、需要核对或办理的情况', 'problem', [
      [each('warnings-each', '需要核对或办理的情况', 'checkup.warnings', '{.subject}：{.because}。')],
    ]),
  ],
}

/** 个人述职述廉素材 */
export const person: Outline = {
  title: '个人述职述廉报告',
  sections: [
    part('duty', '一、履职情况', 'done', [
      [said('person-meetings', '参加党组会议', '参加党组会议{decisions.meetings}次。')],
      [
        said(
          'person-tasks',
          '承担决定事项任务',
          '承担党组决定事项任务{decisions.tasks}项，已办结{decisions.tasks-done}项，超期{decisions.tasks-late}项。',
        ),
      ],
      [
        said(
          'person-research',
          '调研',
          '参加调研{research.trips}次，在基层{research.days}天，听取意见建议{research.opinions}条。',
        ),
      ],
    ]),
    part('study', '二、学习情况', 'done', [
      [said('person-hours', '学时', '本年度学习{training.hours}学时。')],
      [said('person-life', '组织生活', '参加组织生活{party-life.meetings}次。')],
      [said('person-use', '学用结合', '承担学用结合事项{training.uses}项，已说明结果{training.uses-told}项。')],
    ]),
    part('problems', '三、问题整改情况', 'problem', [
      [
        said(
          'person-problems',
          '负责整改的问题',
          '负责整改台账问题{rectification.problems}个，已销号{rectification.closed}个，超期{rectification.overdue}个。',
        ),
      ],
      [each('person-open', '没有销号的问题', 'rectification.open', '“{.title}”，{.cause}，{.state}。')],
    ]),
    part('next', '四、下一步打算', 'plan', [
      [each('person-next', '整改措施', 'rectification.open', '针对“{.title}”，{.measure}，{.due}。')],
    ]),
  ],
}
