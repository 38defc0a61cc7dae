import type { Claim, OutlineSection } from '../outline.ts'

const remedies = (kind: string, about: string): Claim => ({
  id: `measures-${kind}`,
  about,
  each: `rectification.${kind}-open`,
  variants: [{ text: '针对“{.title}”，由{.section}负责，{.measure}，{.due}。' }],
})

const section = (kind: string, title: string, more: readonly Claim[]): OutlineSection => ({
  id: `measures-${kind}`,
  title,
  level: 3,
  stance: 'plan',
  paragraphs: [[...more, remedies(kind, `${title}的措施`)]],
})

const lacking = (id: string, about: string, figure: string, text: string): Claim => ({
  id,
  about,
  variants: [{ when: [[figure, '>', 0]], text }],
})

/** 三、整改措施: who does what by when, for each problem that is open. */
export const measures: readonly OutlineSection[] = [
  { id: 'measures', title: '三、整改措施', level: 1, stance: 'plan', paragraphs: [] },
  section('theory', '1、强化学用结合，提升思想境界', [
    lacking(
      'measures-theory-short',
      '补足学时',
      'training.short',
      '为没有达到学习进度要求的{training.short}人逐人排出补学计划，由所在科室督促落实。',
    ),
    lacking(
      'measures-theory-gaps',
      '补上组织生活',
      'party-life.gaps',
      '对组织生活缺项{party-life.gaps}次逐项说明原因、补上或者按程序报批。',
    ),
    lacking(
      'measures-theory-use',
      '说明学用结合结果',
      'training.uses-late',
      '到期没有说明结果的学用结合事项{training.uses-late}项，由责任人限期写明。',
    ),
  ]),
  section('work-style', '2、转变工作作风，提升为民效能', [
    lacking(
      'measures-style-tasks',
      '督办超期任务',
      'decisions.tasks-late',
      '对党组决定事项中超期的{decisions.tasks-late}项任务挂牌督办。',
    ),
  ]),
  section('service', '3、践行宗旨意识，强化基层调研', [
    lacking(
      'measures-service-advice',
      '答复调研建议',
      'research.advice-open',
      '对还没有答复的{research.advice-open}条调研建议逐条梳理，形成决定、制度或者说明理由。',
    ),
    lacking(
      'measures-service-late',
      '办理意见建议',
      'voices.late',
      '对没有按期答复的{voices.late}件意见建议查明原因，补上答复并回访。',
    ),
  ]),
  section('integrity', '4、树立责任意识，提升教育管理', []),
  section('political', '5、坚定政治方向，坚持求真务实', [
    lacking(
      'measures-political-checkup',
      '纠正不符合规定的情况',
      'checkup.violations',
      '对制度体检找出的{checkup.violations}项不符合规定的情况逐项纠正，由责任科室拿出佐证后销号。',
    ),
  ]),
]
