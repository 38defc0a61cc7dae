import { Button, Checkbox, Form, Input, Select } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, post, put, remove, upload } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { tableTime } from '../../../ui/format.ts'
import { ErrorNote, Section } from '../../../ui/Page.tsx'
import type { EvidenceView, MeasureView, ProblemView } from '../schema.ts'
import { ActForm, needed } from './act-form.tsx'
import { refreshes, useSharable } from './queries.ts'

type Given = { problem: ProblemView; measure: MeasureView }

/** The measures of a problem, each with what proves it. */
export function Measures({ problem }: { problem: ProblemView }) {
  const [open, setOpen] = useState<'add' | 'share' | null>(null)
  const close = () => setOpen(null)
  const add = problem.allowed.includes('carry') && (
    <div className="acts">
      <Button onClick={() => setOpen('share')}>共用已有措施</Button>
      <Button onClick={() => setOpen('add')}>增加措施</Button>
    </div>
  )
  return (
    <Section title="整改措施和佐证" extra={add}>
      {problem.measures.length === 0 && <p className="quiet">还没有措施。每条措施都要有佐证，才能报完成。</p>}
      <ol className="problem-measures">
        {problem.measures.map((measure) => (
          <Measure key={measure.id} problem={problem} measure={measure} />
        ))}
      </ol>
      {open === 'add' && <MeasureForm problem={problem} measure={null} close={close} />}
      {open === 'share' && <ShareMeasure problem={problem} close={close} />}
    </Section>
  )
}

const measureWords = ({ isRule, ownerName, dueOn, doneOn }: MeasureView) =>
  [isRule && '建章立制', ownerName && `责任人${ownerName}`, dueOn && `时限${dueOn}`, doneOn && `${doneOn}完成`]
    .filter(Boolean)
    .join('，')

function Measure({ problem, measure }: Given) {
  const [open, setOpen] = useState<'change' | 'record' | 'share' | null>(null)
  const confirm = useConfirm()
  const mayCarry = problem.allowed.includes('carry')
  const place = `/rectification/problems/${problem.id}/measures/${measure.id}`
  const drop = useAct(() => remove(place), { done: '已去掉。', refreshes })
  const ask = async () => {
    const effect = '这条措施不再用于这个问题，办理过程里保留记录。'
    if (await confirm({ title: '去掉这条措施', effect, act: '去掉', isGrave: true })) drop.mutate()
  }
  const others = problem.measures.filter(({ id }) => id !== measure.id).flatMap(({ evidence }) => evidence)
  const sharable = others.filter(({ id }) => !measure.evidence.some((one) => one.id === id))
  return (
    <li>
      <p>
        {measure.text} <span className="quiet">{measureWords(measure)}</span>
      </p>
      {measure.others.length > 0 && (
        <p className="quiet">
          {'同时用于：'}
          {measure.others.map((one) => (
            <Link key={one.id} to={`/problems/${one.id}`}>{`${one.number} ${one.title}　`}</Link>
          ))}
        </p>
      )}
      {measure.evidence.length === 0 && <p className="quiet">还没有佐证。</p>}
      <ul className="problem-evidence">
        {measure.evidence.map((one) => (
          <Evidence key={one.id} problem={problem} place={place} evidence={one} />
        ))}
      </ul>
      {mayCarry && (
        <div className="acts">
          <Files place={place} />
          <Button size="small" onClick={() => setOpen('record')}>
            关联记录
          </Button>
          {sharable.length > 0 && (
            <Button size="small" onClick={() => setOpen('share')}>
              共用佐证
            </Button>
          )}
          <Button size="small" onClick={() => setOpen('change')}>
            修改
          </Button>
          <Button size="small" onClick={() => void ask()}>
            去掉
          </Button>
        </div>
      )}
      {open === 'change' && <MeasureForm problem={problem} measure={measure} close={() => setOpen(null)} />}
      {open === 'record' && <RecordForm place={place} close={() => setOpen(null)} />}
      {open === 'share' && <ShareForm place={place} evidence={sharable} close={() => setOpen(null)} />}
    </li>
  )
}

function Files({ place }: { place: string }) {
  const picker = useRef<HTMLInputElement>(null)
  const add = useAct((files: File[]) => upload(`${place}/files`, files), { done: '已上传。', refreshes })
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])]
    target.value = ''
    if (files.length) add.mutate(files)
  }
  return (
    <>
      <input ref={picker} type="file" multiple hidden aria-label="选择佐证文件" onChange={pick} />
      <Button size="small" type="primary" ghost loading={add.isPending} onClick={() => picker.current?.click()}>
        上传佐证
      </Button>
    </>
  )
}

type EvidenceProps = { problem: ProblemView; place: string; evidence: EvidenceView }

function Evidence({ problem, place, evidence }: EvidenceProps) {
  const { id, title, path, versions, addedBy, addedAt, validUntil, measures, isPhoto } = evidence
  const fetchIt = useAct((version: number) =>
    download(`/rectification/problems/${problem.id}/evidence/${id}`, { query: { version } }),
  )
  const drop = useAct(() => remove(`${place}/evidence/${id}`), { done: '已撤下。', refreshes })
  const [latest] = versions
  const words = [
    isPhoto && '照片',
    latest && `第${latest.version}版，校验码${latest.sha256.slice(0, 8)}`,
    `${addedBy}，${tableTime(addedAt)}`,
    validUntil && `有效至${validUntil}`,
    measures > 1 && `用于${measures}条措施`,
  ]
  return (
    <li>
      {path ? (
        <Link to={path}>{title}</Link>
      ) : (
        <Button type="link" style={{ padding: 0 }} onClick={() => fetchIt.mutate(latest?.version ?? 1)}>
          {title}
        </Button>
      )}{' '}
      <span className="quiet">{words.filter(Boolean).join('；')}</span>{' '}
      {versions.slice(1).map(({ version }) => (
        <Button key={version} size="small" type="link" onClick={() => fetchIt.mutate(version)}>
          {`第${version}版`}
        </Button>
      ))}
      {problem.allowed.includes('carry') && (
        <Button size="small" type="text" onClick={() => drop.mutate()}>
          撤下
        </Button>
      )}
    </li>
  )
}

type MeasureValues = { text: string; isRule: boolean; dueOn: string; isDone: boolean }
type MeasureFormProps = { problem: ProblemView; measure: MeasureView | null; close: () => void }

function MeasureForm({ problem, measure, close }: MeasureFormProps) {
  const place = `/rectification/problems/${problem.id}/measures`
  const run = ({ dueOn, isDone, ...values }: MeasureValues) => {
    const body = { ...values, dueOn: dueOn || null, ownerId: measure?.ownerId ?? null }
    if (!measure) return post(place, body)
    return put(`${place}/${measure.id}`, { ...body, isDone, revision: measure.revision })
  }
  return (
    <ActForm<MeasureValues>
      title={measure ? '修改措施' : '增加措施'}
      act={measure ? '保存' : '增加'}
      done="已保存。"
      close={close}
      initial={{
        ...{ text: measure?.text ?? '', isRule: measure?.isRule ?? false },
        ...{ dueOn: measure?.dueOn ?? '', isDone: Boolean(measure?.doneOn) },
      }}
      run={run}
    >
      <Form.Item name="text" label="整改措施" rules={needed('请写明做什么')}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item name="isRule" valuePropName="checked" extra="建章立制的，佐证要有制度文件或者记录，不能只有照片。">
        <Checkbox>建章立制</Checkbox>
      </Form.Item>
      <Form.Item name="dueOn" label="时限">
        <Input type="date" />
      </Form.Item>
      {measure && (
        <Form.Item name="isDone" valuePropName="checked">
          <Checkbox>已经完成</Checkbox>
        </Form.Item>
      )}
    </ActForm>
  )
}

/** One measure may put several problems right: chosen from the section's other ones. */
function ShareMeasure({ problem, close }: { problem: ProblemView; close: () => void }) {
  const { data: measures, error, refetch } = useSharable(problem.id)
  const options = measures?.map(({ id, text, isRule, of }) => {
    return { value: id, label: `${text}${isRule ? '（建章立制）' : ''}　用于${of}` }
  })
  return (
    <ActForm<{ measureId: string }>
      title="共用已有措施"
      act="共用"
      done="已共用，佐证也一并用于这个问题。"
      close={close}
      run={(values) => post(`/rectification/problems/${problem.id}/shared-measures`, values)}
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      <Form.Item
        name="measureId"
        label="措施"
        rules={[{ required: true, message: '请选择措施' }]}
        extra={options?.length === 0 ? '责任科室的其他问题还没有措施，请用“增加措施”。' : '一条措施可以用于几个问题。'}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={options ?? []}
          loading={!measures && !error}
          optionRender={({ label }) => <span style={{ whiteSpace: 'normal' }}>{label}</span>}
          notFoundContent="没有可以共用的措施"
        />
      </Form.Item>
    </ActForm>
  )
}

function RecordForm({ place, close }: { place: string; close: () => void }) {
  return (
    <ActForm<{ title: string; path: string; validUntil?: string }>
      title="关联系统里的记录"
      act="关联"
      done="已关联。"
      close={close}
      run={({ validUntil, ...values }) => post(`${place}/records`, { ...values, validUntil: validUntil || null })}
    >
      <Form.Item name="title" label="记录名称" rules={needed('请写明是什么记录')}>
        <Input maxLength={200} placeholder="如9月18日党组会议纪要" />
      </Form.Item>
      <Form.Item
        name="path"
        label="记录的地址"
        extra="打开那条记录，复制网址里从/开始的部分。"
        rules={needed('请填写地址')}
      >
        <Input maxLength={400} placeholder="/meetings/…" />
      </Form.Item>
      <Form.Item name="validUntil" label="有效期（没有的不填）">
        <Input type="date" />
      </Form.Item>
    </ActForm>
  )
}

function ShareForm({ place, evidence, close }: { place: string; evidence: EvidenceView[]; close: () => void }) {
  return (
    <ActForm<{ evidenceId: string }>
      title="共用其他措施的佐证"
      act="共用"
      done="已共用。"
      close={close}
      run={(values) => post(`${place}/shared-evidence`, values)}
    >
      <Form.Item name="evidenceId" label="佐证" rules={[{ required: true, message: '请选择佐证' }]}>
        <Select options={evidence.map(({ id, title }) => ({ value: id, label: title }))} />
      </Form.Item>
    </ActForm>
  )
}
