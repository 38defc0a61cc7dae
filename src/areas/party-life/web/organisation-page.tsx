import { Button, Form, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { post, put } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { today } from '../../../ui/format.ts'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { type Chosen, PersonSelect } from '../../../ui/PersonSelect.tsx'
import { organisationKinds, ranks, ranksOf, runsOn } from '../schema.ts'
import type { MemberView, OrganisationRecord, OrganisationView, PositionView } from '../views.ts'
import { ActForm, needed } from './act-form.tsx'
import { Approvals } from './approvals.tsx'
import { OrganisationForm } from './organisation-form.tsx'
import { useOrganisation, useOrganisations, usePartyStanding } from './queries.ts'
import { Findings } from './words.tsx'
import './party-life.css'

type Open =
  | { kind: 'organisation' }
  | { kind: 'member'; one: MemberView | null }
  | { kind: 'position'; one: PositionView | null }

const standing = ({ formalOn }: MemberView) => (formalOn && formalOn <= today() ? '正式' : '预备')

const memberColumns: DataColumn<MemberView>[] = [
  { key: 'name', title: '姓名', width: 160, draw: ({ name }) => name },
  { key: 'standing', title: '党员', width: 80, draw: standing },
  { key: 'cell', title: '党小组', width: 220, draw: ({ cellName }) => cellName || '—' },
  { key: 'span', title: '起止', width: 220, draw: ({ fromOn, untilOn }) => `${fromOn} 至 ${untilOn ?? '今'}` },
  { key: 'note', title: '备注', width: 200, draw: ({ note }) => note || '—', isTableOnly: true },
]
const positionColumns: DataColumn<PositionView>[] = [
  { key: 'name', title: '姓名', width: 160, draw: ({ name }) => name },
  { key: 'rank', title: '职务', width: 110, draw: ({ rank, duty }) => duty || ranks[rank] },
  { key: 'span', title: '起止', width: 220, draw: ({ fromOn, untilOn }) => `${fromOn} 至 ${untilOn ?? '今'}` },
]

/** Kind, founding, election and theme day in one line. */
const noteOf = (organisation: OrganisationRecord['organisation']) =>
  [
    organisationKinds[organisation.kind],
    `成立于${organisation.foundedOn}`,
    organisation.electedOn && `本届${organisation.electedOn}选举`,
    organisation.themeDay && `主题党日每月${organisation.themeDay}日`,
  ]
    .filter(Boolean)
    .join('　')

/** One organisation: who belongs to it, who leads it, now or ever. */
export default function OrganisationPage() {
  const { id = '' } = useParams()
  const me = useMe()
  const [open, setOpen] = useState<Open | null>(null)
  const [isAll, setAll] = useState(false)
  const { data, error, refetch } = useOrganisation(id)
  const { data: all = [] } = useOrganisations()
  const breadcrumbs = [{ title: '党组织', to: '/party-life/organisations' }]
  if (error) {
    return (
      <Page title="党组织" breadcrumbs={breadcrumbs}>
        <ErrorNote error={error} onRetry={refetch} />
      </Page>
    )
  }
  if (!data) return <Loading what="党组织" />
  const { organisation } = data
  const manages = me.may('party-life.manage')
  const shown = <Row extends { fromOn: string; untilOn: string | null }>(rows: Row[]) =>
    isAll ? rows : rows.filter((row) => row.untilOn === null || runsOn(row, today()) || row.fromOn > today())
  return (
    <div className="party-page">
      <Page
        title={organisation.name}
        note={noteOf(organisation)}
        breadcrumbs={breadcrumbs}
        actions={
          <>
            <LinkButton to={`/party-life?organisation=${id}`}>组织生活记录</LinkButton>
            <LinkButton to={`/party-life/matrix?organisation=${id}`}>完成情况</LinkButton>
            {manages && <Button onClick={() => setOpen({ kind: 'organisation' })}>更正、换届、撤销</Button>}
          </>
        }
      >
        {organisation.standing && <Findings findings={[organisation.standing]} />}
        <p>
          <Button onClick={() => setAll(!isAll)}>{isAll ? '只看现在的' : '连同以往的'}</Button>
        </p>
        <Section
          title="职务"
          extra={manages && <Button onClick={() => setOpen({ kind: 'position', one: null })}>登记职务</Button>}
        >
          {data.positions.length === 0 && <Empty text="还没有登记书记、委员。" />}
          <DataTable
            caption="职务"
            columns={positionColumns}
            rows={shown(data.positions).toSorted(byRank)}
            rowKey={(one) => one.id}
            {...(manages ? { onOpen: (one: PositionView) => setOpen({ kind: 'position', one }) } : {})}
          />
        </Section>
        {(organisation.kind === 'branch' || organisation.kind === 'cell') && (
          <Members record={data} rows={shown(data.members)} manages={manages} open={setOpen} />
        )}
        {(data.approvals.length > 0 || data.mayApprove) && <Approvals record={data} />}
        <OpenForm open={open} record={data} all={all} close={() => setOpen(null)} />
      </Page>
    </div>
  )
}

type MembersProps = { record: OrganisationRecord; rows: MemberView[]; manages: boolean; open: (what: Open) => void }

function Members({ record, rows, manages, open }: MembersProps) {
  const { organisation } = record
  return (
    <Section
      title={`党员${organisation.members}人，其中正式${organisation.formalMembers}人`}
      extra={
        manages &&
        organisation.kind === 'branch' && <Button onClick={() => open({ kind: 'member', one: null })}>编入党员</Button>
      }
    >
      {record.members.length === 0 && <Empty text="还没有编入党员。" />}
      <DataTable
        caption="党员"
        columns={memberColumns}
        rows={rows}
        rowKey={(one) => one.id}
        {...(manages ? { onOpen: (one: MemberView) => open({ kind: 'member', one }) } : {})}
      />
    </Section>
  )
}

type OpenProps = { open: Open | null; record: OrganisationRecord; all: OrganisationView[]; close: () => void }

function OpenForm({ open, record, all, close }: OpenProps) {
  if (open?.kind === 'organisation') return <OrganisationForm {...{ organisation: record.organisation, all, close }} />
  if (open?.kind === 'member') return <MemberForm {...{ record, one: open.one, close }} />
  return open?.kind === 'position' ? <PositionForm {...{ record, one: open.one, close }} /> : null
}

const order = Object.keys(ranks)
const byRank = (one: PositionView, other: PositionView) => order.indexOf(one.rank) - order.indexOf(other.rank)

type FormProps<Row> = { record: OrganisationRecord; one: Row | null; close: () => void }
type MemberValues = {
  person: Chosen | null
  cellId: string | null
  formalOn: string
  fromOn: string
  untilOn: string
  note: string
}

const Span = ({ ends }: { ends: string }) => (
  <div className="party-pair">
    <Form.Item name="fromOn" label="从哪天起" rules={needed('请填写日期')}>
      <Input type="date" />
    </Form.Item>
    <Form.Item name="untilOn" label="到哪天止" extra={ends}>
      <Input type="date" />
    </Form.Item>
  </div>
)

/** antd hands over `value` and `onChange`; the select of people speaks of choosing. */
function PersonField({
  value = null,
  onChange,
}: {
  value?: Chosen | null
  onChange?: (person: Chosen | null) => void
}) {
  return <PersonSelect label="人员" value={value} choose={(person) => onChange?.(person)} />
}

const personRule = [{ required: true, message: '请选择人员' }]

/** Filled in from the dossier of whoever is chosen, until somebody writes another day. */
function FormalOn() {
  const form = Form.useFormInstance<MemberValues>()
  const person = Form.useWatch('person', form)
  const { data } = usePartyStanding(person?.id ?? '')
  useEffect(() => {
    if (data && !form.isFieldTouched('formalOn')) form.setFieldsValue({ formalOn: data.formalOn ?? '' })
  }, [data, form])
  return (
    <Form.Item name="formalOn" label="转为正式党员的日期" extra="按档案填好；预备党员不填，没有表决权">
      <Input type="date" />
    </Form.Item>
  )
}

function MemberForm({ record, one, close }: FormProps<MemberView>) {
  const run = ({ person, cellId, formalOn, untilOn, fromOn, note }: MemberValues) => {
    const personId = one?.personId ?? person?.id
    const member = {
      personId,
      cellId: cellId ?? null,
      formalOn: formalOn || null,
      fromOn,
      untilOn: untilOn || null,
      note: note ?? '',
    }
    return one
      ? put(`/party-life/members/${one.id}`, { member, revision: one.revision })
      : post(`/party-life/organisations/${record.organisation.id}/members`, member)
  }
  const initial = one
    ? {
        cellId: one.cellId,
        formalOn: one.formalOn ?? '',
        fromOn: one.fromOn,
        untilOn: one.untilOn ?? '',
        note: one.note,
      }
    : { cellId: null, formalOn: '', fromOn: today(), untilOn: '', note: '' }
  return (
    <ActForm<MemberValues>
      title={one ? `更正：${one.name}` : '编入党员'}
      act="保存"
      done="已保存。"
      run={run}
      close={close}
      initial={initial}
    >
      {!one && (
        <Form.Item name="person" label="党员" extra="在别的支部的，原来的截止到前一天" rules={personRule}>
          <PersonField />
        </Form.Item>
      )}
      <FormalOn />
      {record.cells.length > 0 && (
        <Form.Item name="cellId" label="党小组">
          <Select allowClear options={record.cells.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <Span ends="转出的填写，仍在的不填" />
      <Form.Item name="note" label="备注">
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}

type PositionValues = {
  person: Chosen | null
  rank: PositionView['rank']
  duty: string
  fromOn: string
  untilOn: string
}

function PositionForm({ record, one, close }: FormProps<PositionView>) {
  const { organisation } = record
  const run = ({ person, rank, duty, fromOn, untilOn }: PositionValues) => {
    const holder = { personId: one?.personId ?? person?.id, rank, duty: duty ?? '', fromOn, untilOn: untilOn || null }
    return one
      ? put(`/party-life/positions/${one.id}`, { holder, revision: one.revision })
      : post(`/party-life/organisations/${organisation.id}/positions`, holder)
  }
  const initial = one
    ? { rank: one.rank, duty: one.duty, fromOn: one.fromOn, untilOn: one.untilOn ?? '' }
    : { rank: ranksOf[organisation.kind][0]!, duty: '', fromOn: today(), untilOn: '' }
  return (
    <ActForm<PositionValues>
      title={one ? `更正：${one.name}` : '登记职务'}
      act="保存"
      done="已保存。"
      run={run}
      close={close}
      initial={initial}
    >
      {!one && (
        <Form.Item name="person" label="人员" extra="换书记时，原来的截止到前一天" rules={personRule}>
          <PersonField />
        </Form.Item>
      )}
      <Form.Item name="rank" label="党内职务">
        <Select options={ranksOf[organisation.kind].map((value) => ({ value, label: ranks[value] }))} />
      </Form.Item>
      <Form.Item name="duty" label="分工" extra="如组织委员、纪检委员">
        <Input maxLength={40} />
      </Form.Item>
      <Span ends="离任的填写，在任的不填" />
    </ActForm>
  )
}
