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

type Filter = { search: string; kind: string }

/** 群众入口: places, windows and activities with a QR code of their own. */
export default function PlacesPage() {
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const [edited, setEdited] = useState<Place | 'new' | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const places = usePlaces()
  const manages = useMe().may('door.manage')
  const filter = { search: address.get('search') ?? '', kind: address.get('kind') ?? '' }
  const rows = (places.data?.rows ?? []).filter((place) => fits(place, filter))
  const isNarrowed = Boolean(filter.search || filter.kind)
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
      {places.data && !places.data.address && <NoAddress />}
      <FilterBar filter={filter} />
      {places.error && <ErrorNote error={places.error} onRetry={places.refetch} />}
      {places.isPending && <Loading what="群众入口" />}
      {places.data && rows.length === 0 && (
        <Empty
          text={isNarrowed ? '没有找到。' : '还没有入口。增加一个场所或者窗口，打印它的二维码贴出去。'}
          action={!isNarrowed && manages && <Button onClick={() => setEdited('new')}>增加一个</Button>}
        />
      )}
      {rows.length > 0 && (
        <Places
          rows={rows}
          address={places.data?.address ?? ''}
          chosen={chosen}
          choose={setChosen}
          open={manages ? setEdited : null}
        />
      )}
      {edited && <PlaceForm place={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </Page>
  )
}

const fits = ({ title, titleEn, kind }: Place, filter: Filter) =>
  (!filter.search || `${title}${titleEn}`.toLowerCase().includes(filter.search.toLowerCase())) &&
  (!filter.kind || kind === filter.kind)

function NoAddress() {
  const sentence = '还没有填写对外网址，二维码指向本机的地址，外面的手机打不开。请在'
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 12 }}
      title={
        <>
          {sentence}
          <Link to="/public-door/queue" style={{ textDecoration: 'underline' }}>
            收件情况
          </Link>
          里填写。
        </>
      }
    />
  )
}

function FilterBar({ filter }: { filter: Filter }) {
  const [address, setAddress] = useSearchParams()
  const narrow = (name: string, value: string) => {
    const next = new URLSearchParams(address)
    if (value) next.set(name, value)
    else next.delete(name)
    setAddress(next, { replace: true })
  }
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 12 }}>
      <Input.Search
        allowClear
        aria-label="按名称查找"
        placeholder="名称"
        defaultValue={filter.search}
        onSearch={(typed) => narrow('search', typed.trim())}
        style={{ maxWidth: 260 }}
      />
      <Select
        allowClear
        aria-label="类别"
        placeholder="全部类别"
        value={filter.kind || null}
        options={kindChoices}
        onChange={(value) => narrow('kind', value ?? '')}
        style={{ width: 140 }}
      />
    </div>
  )
}

type PlacesProps = {
  rows: Place[]
  address: string
  chosen: string[]
  choose: (keys: string[]) => void
  open: ((place: Place) => void) | null
}

function Places({ rows, address, chosen, choose, open }: PlacesProps) {
  const sections = useSections()
  const nameOf = (id: string | null) => sections.data?.find((section) => section.id === id)?.name ?? '—'
  const columns: DataColumn<Place>[] = [
    { key: 'title', title: '名称', width: 200, draw: ({ title }) => title },
    { key: 'titleEn', title: '英文名称', width: 200, draw: ({ titleEn }) => titleEn || '—' },
    { key: 'kind', title: '类别', width: 80, draw: (place) => placeKinds[place.kind] },
    { key: 'section', title: '科室', width: 160, draw: ({ sectionId }) => nameOf(sectionId) },
    { key: 'state', title: '二维码', width: 90, draw: ({ isOn }) => (isOn ? '使用中' : '已停用') },
    { key: 'page', title: '公众看到的', width: 110, draw: (place) => <PublicPage place={place} address={address} /> },
  ]
  return (
    <DataTable
      caption="群众入口"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      total={rows.length}
      unit="个"
      selection={{ keys: chosen, onChange: choose, nameOf: ({ title }) => title }}
      {...(open ? { onOpen: open } : {})}
    />
  )
}

function PublicPage({ place: { key, isOn }, address }: { place: Place; address: string }) {
  if (!isOn) return '—'
  return (
    <a href={`${doorAddress(address)}/p/${key}`} target="_blank" rel="noreferrer">
      打开网页
    </a>
  )
}
