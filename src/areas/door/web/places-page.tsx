import { Alert, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type Place, placeKinds } from '../schema.ts'
import { PlaceForm } from './place-form.tsx'
import { doorAddress, usePlaces, useSections } from './queries.ts'

const kindChoices = Object.entries(placeKinds).map(([value, label]) => ({ value, label }))

/** 群众入口: places, windows and activities with a QR code of their own. */
export default function PlacesPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [filter, setFilter] = useSearchParams()
  const [edited, setEdited] = useState<Place | 'new' | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const places = usePlaces()
  const sections = useSections()
  const search = filter.get('search') ?? ''
  const kind = filter.get('kind') ?? ''
  const manages = me.may('door.manage')
  const nameOf = (id: string | null) => sections.data?.find((section) => section.id === id)?.name ?? '—'
  const rows = (places.data?.rows ?? []).filter(
    (place) => (!search || `${place.title}${place.titleEn}`.includes(search)) && (!kind || place.kind === kind),
  )
  const narrow = (name: string, value: string) => {
    const next = new URLSearchParams(filter)
    if (value) next.set(name, value)
    else next.delete(name)
    setFilter(next, { replace: true })
  }
  const columns: DataColumn<Place>[] = [
    { key: 'title', title: '名称', width: 200, draw: ({ title }) => title },
    { key: 'titleEn', title: '英文名称', width: 200, draw: ({ titleEn }) => titleEn || '—' },
    { key: 'kind', title: '类别', width: 80, draw: (place) => placeKinds[place.kind] },
    { key: 'section', title: '科室', width: 160, draw: ({ sectionId }) => nameOf(sectionId) },
    { key: 'state', title: '二维码', width: 90, draw: ({ isOn }) => (isOn ? '使用中' : '已停用') },
    {
      key: 'page',
      title: '公众看到的',
      width: 110,
      draw: ({ key, isOn }) =>
        isOn ? (
          <a href={`${doorAddress(places.data?.address ?? '')}/p/${key}`} target="_blank" rel="noreferrer">
            打开网页
          </a>
        ) : (
          '—'
        ),
    },
  ]
  const posters = chosen.length ? `?ids=${chosen.join(',')}` : ''
  return (
    <Page
      title="群众入口"
      note="每个场所、窗口、活动一个二维码。扫码不用账号就能提意见、评服务、举报问题、凭编码查答复。"
      actions={
        <>
          <Button disabled={!rows.length} onClick={() => navigate(`/public-door/posters${posters}`)}>
            {chosen.length ? `打印二维码（${chosen.length}张）` : '打印二维码'}
          </Button>
          {manages && (
            <Button type="primary" onClick={() => setEdited('new')}>
              增加
            </Button>
          )}
        </>
      }
    >
      {places.data && !places.data.address && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={
            <>
              还没有填写对外网址，二维码指向本机的地址，外面的手机打不开。请在
              <Link to="/public-door/queue">收件情况</Link>里填写。
            </>
          }
        />
      )}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 12 }}>
        <Input.Search
          allowClear
          aria-label="按名称查找"
          placeholder="名称"
          defaultValue={search}
          onSearch={(typed) => narrow('search', typed.trim())}
          style={{ maxWidth: 260 }}
        />
        <Select
          allowClear
          aria-label="类别"
          placeholder="全部类别"
          value={kind || null}
          options={kindChoices}
          onChange={(value) => narrow('kind', value ?? '')}
          style={{ width: 140 }}
        />
      </div>
      {places.error && <ErrorNote error={places.error} onRetry={places.refetch} />}
      {places.isPending && <Loading what="群众入口" />}
      {places.data && rows.length === 0 && (
        <Empty
          text={search || kind ? '没有找到。' : '还没有入口。增加一个场所或者窗口，打印它的二维码贴出去。'}
          action={!search && !kind && manages && <Button onClick={() => setEdited('new')}>增加一个</Button>}
        />
      )}
      {rows.length > 0 && (
        <DataTable
          caption="群众入口"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          total={rows.length}
          unit="个"
          selection={{ keys: chosen, onChange: setChosen, nameOf: ({ title }) => title }}
          {...(manages ? { onOpen: (row: Place) => setEdited(row) } : {})}
        />
      )}
      {edited && <PlaceForm place={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </Page>
  )
}
