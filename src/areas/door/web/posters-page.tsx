import { Button, Radio } from 'antd'
import { useSearchParams } from 'react-router'
import { renderSVG } from 'uqr'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import type { Place } from '../schema.ts'
import './posters.css'
import { doorAddress, usePlaces } from './queries.ts'

const sizes = [
  { value: 'a4', label: '一页一张（A4）' },
  { value: 'a5', label: '一页两张（A5）' },
]

/** 打印二维码: one poster for each place, as it goes to the printer. */
export default function PostersPage() {
  const [address, setAddress] = useSearchParams()
  const places = usePlaces()
  const size = address.get('size') === 'a5' ? 'a5' : 'a4'
  const ids = address.get('ids')?.split(',') ?? []
  const shown = (places.data?.rows ?? []).filter(({ id, isOn }) => isOn && (!ids.length || ids.includes(id)))
  const base = doorAddress(places.data?.address ?? '')
  return (
    <Page
      title="打印二维码"
      note="打印时在浏览器里选“无页眉页脚”。贴在人站得住、光线好、手机扫得到的高度。"
      breadcrumbs={[{ title: '群众入口', to: '/public-door' }]}
      actions={
        <>
          <Radio.Group
            optionType="button"
            options={sizes}
            value={size}
            aria-label="纸张"
            onChange={({ target }) => {
              const next = new URLSearchParams(address)
              next.set('size', target.value)
              setAddress(next, { replace: true })
            }}
          />
          <Button type="primary" disabled={!shown.length} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      {places.error && <ErrorNote error={places.error} onRetry={places.refetch} />}
      {places.isPending && <Loading what="二维码" />}
      {places.data && shown.length === 0 && <Empty text="没有使用中的入口可以打印。" />}
      <div className={`posters posters-${size}`}>
        {shown.map((place) => (
          <Poster key={place.id} place={place} address={`${base}/p/${place.key}`} />
        ))}
      </div>
    </Page>
  )
}

function Poster({ place, address }: { place: Place; address: string }) {
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { ecc: 'M', border: 2 }))}`
  return (
    <article className="poster">
      <h2>{place.title}</h2>
      {place.titleEn && <p lang="en">{place.titleEn}</p>}
      <p className="poster-ask">
        您说，我们办
        <span lang="en">Tell us. Scan, no account needed.</span>
      </p>
      <img src={picture} alt={`${place.title}的二维码`} />
      <p className="poster-what">提意见　评服务　举报问题　查答复</p>
      <p className="poster-address">{address}</p>
      <p className="poster-note">不要账号，不记录您是谁。Anonymous.</p>
    </article>
  )
}
