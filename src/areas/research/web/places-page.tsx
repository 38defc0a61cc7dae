import { Button, Form, Input, Modal, Select, Switch } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { download, post, put } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Lamp } from '../../../ui/Lamp.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type Place, type PlaceInput, placeKinds } from '../schema.ts'
import { ActForm, needed } from './act-form.tsx'
import { ResearchNav } from './nav.tsx'
import { choicesFrom, refreshes, usePlaces } from './queries.ts'
import './research.css'

const columns: DataColumn<Place>[] = [
  { key: 'title', title: '地点', width: 300, draw: ({ title }) => title },
  { key: 'kind', title: '类别', width: 140, draw: ({ kind }) => placeKinds[kind] },
  {
    ...{ key: 'state', title: '状态', width: 110 },
    draw: ({ isOn }) => <Lamp tone={isOn ? 'green' : 'grey'} word={isOn ? '在用' : '停用'} />,
  },
  { key: 'acts', title: '办理', width: 100, draw: (place) => <Change place={place} /> },
]

/** 地点: towns, enterprises, scenic spots and venues that are visited. */
export default function PlacesPage() {
  const { data, error, refetch } = usePlaces()
  const [adding, setAdding] = useState<'one' | 'many' | null>(null)
  const [search, setSearch] = useState('')
  const [kind, setKind] = useState('')
  const sheet = useAct(() => download('/research/papers', { query: { paper: 'places' } }))
  const rows = data?.rows.filter((row) => row.title.includes(search) && (!kind || row.kind === kind))
  const paste = <Button onClick={() => setAdding('many')}>从表格粘贴</Button>
  return (
    <Page
      title="调研地点"
      note="乡镇街道、企业、景区、场馆站点。看覆盖情况就按这里的名单。"
      breadcrumbs={[{ title: '基层调研', to: '/research' }]}
      actions={
        <>
          <Button type="primary" onClick={() => setAdding('one')}>
            增加地点
          </Button>
          {paste}
          <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
            导出表格
          </Button>
        </>
      }
    >
      <ResearchNav />
      <search className="filters">
        <Select
          aria-label="类别"
          value={kind}
          onChange={setKind}
          options={[{ value: '', label: '全部类别' }, ...choicesFrom(placeKinds)]}
        />
        <Input.Search
          aria-label="查找地点"
          placeholder="地点名称"
          allowClear
          onSearch={(words) => setSearch(words.trim())}
        />
      </search>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="地点" />}
      {rows?.length === 0 && (
        <Empty
          text={search || kind ? '没有符合条件的地点。' : '还没有地点。把乡镇街道和企业名单从表格粘贴进来。'}
          action={search || kind ? undefined : paste}
        />
      )}
      {rows && rows.length > 0 && (
        <DataTable
          caption="调研地点"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          total={rows.length}
          unit="处"
        />
      )}
      {adding === 'one' && <Add close={() => setAdding(null)} />}
      {adding === 'many' && <Paste close={() => setAdding(null)} />}
    </Page>
  )
}

function Add({ close }: { close: () => void }) {
  return (
    <ActForm<PlaceInput>
      title="增加地点"
      act="保存"
      done="已增加。"
      close={close}
      initial={{ kind: 'town' }}
      run={(values) => post('/research/places', values)}
    >
      <PlaceFields />
    </ActForm>
  )
}

function PlaceFields() {
  return (
    <>
      <Form.Item name="title" label="地点名称" rules={needed('请填写地点名称')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="kind" label="类别">
        <Select options={choicesFrom(placeKinds)} />
      </Form.Item>
    </>
  )
}

type Changed = PlaceInput & { isOn: boolean }

function Change({ place }: { place: Place }) {
  const [isOpen, setOpen] = useState(false)
  const { id, title, kind, isOn, revision } = place
  return (
    <>
      <Button size="small" aria-label={`修改${title}`} onClick={() => setOpen(true)}>
        修改
      </Button>
      {isOpen && (
        <ActForm<Changed>
          title="修改地点"
          act="保存"
          done="已修改。"
          close={() => setOpen(false)}
          initial={{ title, kind, isOn }}
          run={(values) => put(`/research/places/${id}`, { ...values, revision })}
        >
          <PlaceFields />
          <Form.Item name="isOn" label="在用" valuePropName="checked" extra="停用以后不再可选，去过的记录保留。">
            <Switch />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

/** Two columns as they come out of a sheet: name and kind. */
function Paste({ close }: { close: () => void }) {
  const [text, setText] = useState('')
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .map((line) => {
      const [title = '', kind = ''] = line.split('\t')
      return { title: title.trim(), kind: kind.trim() }
    })
  const save = useAct(() => post('/research/places/batch', { rows }), { done: '已录入。', refreshes, fails: 'here' })
  return (
    <Modal
      open
      title="从表格粘贴地点"
      okText={`录入${rows.length}行`}
      cancelText="返回"
      okButtonProps={{ disabled: rows.length === 0 }}
      confirmLoading={save.isPending}
      onCancel={close}
      onOk={() => save.mutate(undefined, { onSuccess: close })}
      maskClosable={false}
    >
      {save.error && <ErrorNote error={save.error} />}
      <p>在WPS表格里选中两列：地点名称、类别（乡镇街道、企业、景区、场馆站点），复制后粘贴到这里，不带表头。</p>
      <Input.TextArea
        aria-label="粘贴的两列"
        rows={8}
        value={text}
        onChange={({ target }) => setText(target.value)}
        placeholder={'竹溪镇\t乡镇街道\n竹坞民宿\t企业'}
      />
    </Modal>
  )
}
