import { type Block, officialDocument } from '../../../../platform/documents/official.ts'
import type { FileOut } from '../../../../platform/endpoint.ts'
import type { Board } from '../../schema.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Lines for people who are not on the list. */
const SPARE_LINES = 3

/** 三号: lines as high as somebody writes. */
const HAND_SIZE = 32

const column = (title: string, width: number) => ({ title, width, align: 'center' as const })

/** 签到表: the due in two columns beside each other, room to sign, lines for those who sit in. */
export async function signSheet({
  title,
  heldOn,
  place,
  people,
}: Pick<Board, 'title' | 'heldOn' | 'place' | 'people'>) {
  const names = [...people.map(({ name }) => name), ...Array.from({ length: SPARE_LINES }, () => '')]
  const half = Math.ceil(names.length / 2)
  const cell = (at: number) => (at < names.length ? [String(at + 1), names[at]!, ''] : ['', '', ''])
  const [year, month, day] = heldOn.split('-').map(Number)
  const table: Block = {
    kind: 'table',
    size: HAND_SIZE,
    columns: [
      column('号', 7),
      column('姓名', 18),
      column('签名', 25),
      column('号', 7),
      column('姓名', 18),
      column('签名', 25),
    ],
    rows: Array.from({ length: half }, (_, at) => [...cell(at), ...cell(at + half)]),
  }
  const blocks: Block[] = [
    { kind: 'text', text: `应到${people.length}人，实到　　人。末尾空行由列席人员填写。` },
    table,
  ]
  const subtitle = [`${year}年${month}月${day}日`, place].filter(Boolean).join('　')
  const bytes = await officialDocument({ title: '签到表', subtitle: `${title}　${subtitle}`, blocks })
  return { bytes, name: `${heldOn} ${title}签到表.docx`, type: WORD } satisfies FileOut
}
