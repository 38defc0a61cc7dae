import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useAct } from '../../../ui/act.ts'
import { download, post } from '../../../ui/api.ts'
import { sentenceDate } from '../../../ui/format.ts'
import { useNarrow } from '../../../ui/media.ts'
import { runsKey } from './queries.ts'

/** Keeps, exports and prints the check-up of a day. */
export function CheckupActs({ on, isReady }: { on: string; isReady: boolean }) {
  const isNarrow = useNarrow()
  const save = useAct(() => post('/checkup/runs', { on }), {
    done: `已保存${sentenceDate(on)}的体检结果，可在“历次体检”里比较。`,
    refreshes: [runsKey],
  })
  const take = useAct((format: 'xlsx' | 'docx') => download('/checkup/export', { query: { on, format } }))
  const others = [
    { key: 'xlsx', label: '导出Excel', onClick: () => take.mutate('xlsx') },
    { key: 'docx', label: '导出Word', onClick: () => take.mutate('docx') },
    { key: 'print', label: '打印', onClick: () => window.print() },
  ]
  return (
    <>
      <Button type="primary" disabled={!isReady} loading={save.isPending} onClick={() => save.mutate()}>
        保存本次体检
      </Button>
      {isNarrow ? (
        <Dropdown trigger={['click']} disabled={!isReady} menu={{ items: others }}>
          <Button loading={take.isPending} icon={<DownOutlined />} iconPlacement="end">
            导出和打印
          </Button>
        </Dropdown>
      ) : (
        others.map(({ key, label, onClick }) => (
          <Button key={key} disabled={!isReady} loading={take.isPending && take.variables === key} onClick={onClick}>
            {label}
          </Button>
        ))
      )}
    </>
  )
}
