import { useState } from 'react'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableDate, today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import type { Setting } from '../schema.ts'
import { valueText } from '../values.ts'
import { useSettings } from './queries.ts'
import { SettingDrawer } from './SettingDrawer.tsx'
import './rulebook.css'

const current = ({ history }: Setting) => history.find(({ validFrom }) => validFrom <= today())
const coming = ({ history }: Setting) => history.filter(({ validFrom }) => validFrom > today())

const columns: DataColumn<Setting>[] = [
  {
    key: 'title',
    title: '规定',
    width: 420,
    draw: ({ title, why }) => (
      <>
        {title}
        <div className="quiet setting-why">{why}</div>
      </>
    ),
  },
  {
    key: 'value',
    title: '现行取值',
    width: 150,
    draw: (setting) => (
      <>
        {valueText(setting.value)}
        {coming(setting).map(({ validFrom, value }) => (
          <div key={validFrom} className="quiet">
            {tableDate(validFrom)}起为{valueText(value)}
          </div>
        ))}
      </>
    ),
  },
  {
    key: 'from',
    title: '自何时起',
    width: 120,
    isTableOnly: true,
    draw: (setting) => tableDate(current(setting)?.validFrom ?? null),
  },
  {
    key: 'document',
    title: '依据文件',
    width: 260,
    draw: (setting) => current(setting)?.document ?? <span className="quiet">没有设定，按标准值</span>,
  },
  { key: 'standard', title: '标准值', width: 110, draw: ({ standard }) => valueText(standard) },
]

/** 本地规定: numbers and choices the law leaves to the unit, each with its document and its history. */
export default function SettingsPage() {
  const me = useMe()
  const { data, error, isPending, refetch } = useSettings()
  const [key, setKey] = useState<string | null>(null)
  const open = data?.find((setting) => setting.key === key)
  return (
    <Page
      title="本地规定"
      note="法规留给各地各单位确定的数。没有设定的，按标准值计算；设定须写明依据的文件。"
      breadcrumbs={[{ title: '规则与依据', to: '/rules' }]}
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="本地规定" />}
      {data && (
        <DataTable
          caption="本地规定"
          columns={columns}
          rows={data}
          rowKey={(setting) => setting.key}
          total={data.length}
          unit="项"
          onOpen={(setting) => setKey(setting.key)}
        />
      )}
      {open && (
        <SettingDrawer key={open.key} setting={open} mayChange={me.may('rulebook.manage')} close={() => setKey(null)} />
      )}
    </Page>
  )
}
