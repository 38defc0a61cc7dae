import { Alert, Button, Select } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { post, queryText, upload } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableTime } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { ErrorNote, Page, Section } from '../../../ui/Page.tsx'
import { columnKeys, columnTitles, type ImportList, type ListPreview, type Profile, profiles } from '../lists.ts'
import { refreshes, useDoubts, useImports } from './queries.ts'
import { choicesFrom } from './words.tsx'
import './training.css'

type Asked = { file: File; profile: Profile; columns: Record<string, number> | null }

const queryOf = ({ profile, columns }: Asked) => {
  const pairs = Object.entries(columns ?? {}).map(([key, at]) => `${key}:${at}`)
  return queryText({ profile, columns: pairs.join(',') })
}

/** 导入学时: a list of another system, looked at first, taken in whole, and taken back whole. */
export default function ImportsPage() {
  const picker = useRef<HTMLInputElement>(null)
  const [profile, setProfile] = useState<Profile>('cadre-network')
  const [asked, setAsked] = useState<Asked | null>(null)
  const { data: doubts } = useDoubts()
  const look = useAct(
    (given: Asked) => upload<ListPreview>(`/training/imports/preview${queryOf(given)}`, [given.file]),
    { fails: 'here' },
  )
  const start = (given: Asked) => {
    setAsked(given)
    look.mutate(given)
  }
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0]
    target.value = ''
    if (file) start({ file, profile, columns: null })
  }
  const done = () => {
    setAsked(null)
    look.reset()
  }
  const waiting = (doubts?.people.length ?? 0) + (doubts?.values.length ?? 0)
  return (
    <Page
      title="导入学时"
      note="选择平台导出的清单（Excel或者CSV）。同一个人、同一门课、同一天只计一次；积分、排名、在线时长不读取。"
      actions={waiting > 0 && <LinkButton to="/training/doubts">{`处理${waiting}条疑问`}</LinkButton>}
    >
      <input ref={picker} type="file" accept=".xlsx,.csv,.txt" hidden aria-label="选择清单" onChange={pick} />
      <div className="training-filter">
        <Select aria-label="清单来源" value={profile} onChange={setProfile} options={choicesFrom(profiles)} />
        <Button type="primary" loading={look.isPending} onClick={() => picker.current?.click()}>
          选择清单
        </Button>
      </div>
      {look.error && <ErrorNote error={look.error} />}
      {asked && look.data && <Preview asked={asked} preview={look.data} start={start} done={done} />}
      <Kept />
    </Page>
  )
}

type PreviewProps = { asked: Asked; preview: ListPreview; start: (asked: Asked) => void; done: () => void }

function Preview({ asked, preview, start, done }: PreviewProps) {
  const navigate = useNavigate()
  const { counts, faults, faultCount, lacking, rows } = preview
  const take = useAct(
    () =>
      upload<{ doubts: number }>(`/training/imports${queryOf({ ...asked, columns: preview.columns })}`, [asked.file]),
    { done: '已导入。', refreshes, fails: 'here' },
  )
  const finish = ({ doubts }: { doubts: number }) => {
    done()
    if (doubts) navigate('/training/doubts')
  }
  const titles = Object.keys(rows[0] ?? {})
  const columns = titles.map((title): DataColumn<ListPreview['rows'][number]> => {
    return { key: title, title, width: title === '课程名称' ? 260 : 130, draw: (row) => row[title] }
  })
  return (
    <Section title={asked.file.name}>
      <Columns preview={preview} choose={(next) => start({ ...asked, columns: next })} />
      {lacking.length > 0 && <Alert type="warning" showIcon title={`请指定哪一栏是${lacking.join('、')}`} />}
      {take.error && <ErrorNote error={take.error} />}
      {faultCount > 0 && (
        <Alert type="error" showIcon title={`${faultCount}行有问题，改好后重新选择文件，现在不会导入。`} />
      )}
      <ul>
        {faults.map(({ row, text }) => (
          <li key={`${row} ${text}`}>{text}</li>
        ))}
      </ul>
      <p>
        {`共${counts.total}行：对上人的${counts.matched}行，需要确认的${counts.doubts}行；`}
        {`其中${counts.known}行与已有的或者本清单里的重复，只计一次。`}
      </p>
      <p className="training-choices">
        <Button
          type="primary"
          loading={take.isPending}
          disabled={lacking.length > 0 || faultCount > 0 || counts.total === 0}
          onClick={() => take.mutate(undefined, { onSuccess: finish })}
        >
          {`导入${counts.total}行`}
        </Button>
        <Button onClick={done}>放弃</Button>
      </p>
      {rows.length > 0 && (
        <DataTable
          caption="清单的前几行"
          columns={columns}
          rows={rows.map((row, at) => ({ ...row, at: String(at) }))}
          rowKey={({ at }) => at!}
        />
      )}
    </Section>
  )
}

/** Which column holds what; remembered for lists with the same heading. */
function Columns({ preview, choose }: { preview: ListPreview; choose: (next: Record<string, number>) => void }) {
  const options = [
    { value: -1, label: '没有这一栏' },
    ...preview.headings.map((heading, at) => ({ value: at, label: heading || `第${at + 1}栏` })),
  ]
  const put = (key: string, at: number) => {
    const rest = Object.entries(preview.columns).filter(([other]) => other !== key)
    choose(Object.fromEntries(at < 0 ? rest : [...rest, [key, at]]))
  }
  return (
    <details open={preview.lacking.length > 0}>
      <summary>{`栏目对照（${Object.keys(preview.columns).length}栏，以后同样表头的清单照此读取）`}</summary>
      <div className="training-form" style={{ marginBlock: 12 }}>
        {columnKeys.map((key) => (
          <div key={key}>
            <span>{columnTitles[key]}</span>
            <Select
              aria-label={`${columnTitles[key]}是哪一栏`}
              value={preview.columns[key] ?? -1}
              onChange={(at) => put(key, at)}
              options={options}
              style={{ width: '100%' }}
            />
          </div>
        ))}
      </div>
    </details>
  )
}

type Row = ImportList['rows'][number]

function Kept() {
  const { data, error } = useImports()
  const confirm = useConfirm()
  const undo = useAct((id: string) => post(`/training/imports/${id}/undo`), { done: '已撤销。', refreshes })
  const ask = async ({ id, fileName, rowCount }: Row) => {
    const effect = `从“${fileName}”来的${rowCount}行都不再计入；别处也有的仍按别处计。`
    if (await confirm({ title: '撤销这次导入', effect, act: '撤销', isGrave: true })) undo.mutate(id)
  }
  const columns: DataColumn<Row>[] = [
    { key: 'file', title: '清单', width: 210, draw: ({ fileName }) => fileName },
    { key: 'profile', title: '来源', width: 140, draw: ({ profile }) => profiles[profile] },
    { key: 'rows', title: '行数', width: 60, align: 'right', draw: ({ rowCount }) => rowCount },
    { key: 'by', title: '导入人', width: 80, draw: ({ madeBy }) => madeBy },
    { key: 'at', title: '时间', width: 110, draw: ({ madeAt }) => tableTime(madeAt) },
    {
      key: 'state',
      title: '情况',
      width: 170,
      draw: (row) =>
        row.state === 'undone' ? (
          <Lamp tone="grey" word="已撤销" />
        ) : (
          <>
            {row.openDoubts > 0 && <Lamp tone="amber" word={`${row.openDoubts}行待确认`} />}{' '}
            <Button size="small" onClick={() => void ask(row)}>
              撤销
            </Button>
          </>
        ),
    },
  ]
  if (error) return <ErrorNote error={error} />
  return (
    <Section title="导入过的清单">
      {data?.rows.length === 0 && <p>还没有导入过。</p>}
      {data && data.rows.length > 0 && (
        <DataTable caption="导入过的清单" columns={columns} rows={data.rows} rowKey={({ id }) => id} />
      )}
    </Section>
  )
}
