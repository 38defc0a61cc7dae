import type { RecordItem } from '../../meeting/record.ts'
import { grid, label, type Row, value } from './grid.ts'
import { heading, line, paper } from './paper.ts'
import { priorWords, tickedCategories } from './register.ts'
import { spokenDay, tenThousands } from './wording.ts'

/** What 议题报批单 says of a topic; empty texts leave boxes to be filled in by hand. */
export type ApprovalTopic = Pick<
  RecordItem,
  'title' | 'summary' | 'category' | 'amountFen' | 'sectionName' | 'presenter' | 'priorTalks' | 'opinions'
> & {
  code: string
  createdOn: string
  /** who agreed that it goes on the agenda, and when */
  consentedBy: string
  consentedOn: string
}

const BLANK: ApprovalTopic = {
  ...{ title: '', summary: '', category: null, amountFen: null, sectionName: '', presenter: '', priorTalks: '' },
  ...{ opinions: [], code: '', createdOn: '', consentedBy: '', consentedOn: '' },
}

/** 议题报批单 of a topic, or a blank one. */
export function approvalPaper(unitName: string, topic: ApprovalTopic = BLANK): Promise<Uint8Array> {
  const { title, summary, category, amountFen, sectionName, presenter, code, createdOn } = topic
  const { consentedBy, consentedOn } = topic
  const box = (name: string, text: string, height: number): Row => ({
    cells: [label(name), value(text, 3)],
    height,
    maySplit: true,
  })
  const opinion = (name: string, text: string): Row => ({
    cells: [label(name), { text, span: 3, isSigned: true }],
    height: 1500,
  })
  const legality = topic.opinions.filter(({ kind }) => kind === '合法性审查')
  const others = topic.opinions.filter(({ kind }) => kind !== '合法性审查')
  const consent = consentedBy && `同意上会。${consentedBy}　${spokenDay(consentedOn)}（在系统中审定）`
  const rows: Row[] = [
    { cells: [label('议题名称'), value(title, 3)] },
    { cells: [label('提出单位'), value(sectionName), label('汇报人'), value(presenter)] },
    { cells: [label('提出时间'), value(spokenDay(createdOn)), label('密级'), value('')] },
    box('是否涉及\n三重一大', [tickedCategories(category), tenThousands(amountFen)].filter(Boolean).join('\n'), 600),
    box('主要内容', summary, 1800),
    box('协调情况', priorWords({ priorTalks: topic.priorTalks, opinions: [] }), 1100),
    box('征求意见\n和采纳情况', priorWords({ priorTalks: '', opinions: others }), 1100),
    box('法律审核', priorWords({ priorTalks: '', opinions: legality }) || '□规范性文件　□已经法律审核　□不需要', 800),
    box('建议列席\n单位', '', 600),
    opinion('分管领导\n意见', ''),
    opinion('主要负责人\n意见', consent),
    box('备注', '', 500),
  ]
  const under = `${unitName}${code && `　${code}`}`
  return paper(
    `${title}议题报批单`,
    [
      heading('党组会议议题报批单', 60),
      line(under, { align: 'center', size: 28, line: 400, after: 120 }),
      grid([16, 36, 14, 34], rows),
    ],
    'form',
  )
}
