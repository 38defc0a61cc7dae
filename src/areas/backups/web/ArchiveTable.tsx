import { useIsMutating } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, post } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { sentenceTime, tableDate, tableTime } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { Empty, ErrorNote } from '../../../ui/Page.tsx'
import type { Archive } from '../schema.ts'
import { agoText, sizeText } from './words.ts'

const passphraseWord = (has: boolean | null) => (has === null ? '打不开' : has ? '有口令' : '没有口令')

function verdict({ hasPassphrase, isVerified }: Archive) {
  if (hasPassphrase === null) return <Lamp tone="red" word="文件已损坏" />
  return isVerified ? <Lamp tone="green" word="写完已核对" /> : <Lamp tone="grey" word="不是本机写的" />
}

/** The files in the folder, the newest first. */
export function ArchiveTable({ archives, isDrilling }: { archives: Archive[]; isDrilling: boolean }) {
  const [leaving, setLeaving] = useState<Archive | null>(null)
  const columns: DataColumn<Archive>[] = [
    { key: 'at', title: '备份时间', width: 160, draw: (one) => tableTime(one.madeAt) },
    { key: 'age', title: '多久以前', width: 110, draw: (one) => agoText(one.madeAt) },
    { key: 'size', title: '大小', width: 100, align: 'right', draw: (one) => sizeText(one.size) },
    { key: 'passphrase', title: '口令', width: 100, draw: (one) => passphraseWord(one.hasPassphrase) },
    { key: 'verdict', title: '核对', width: 130, draw: verdict },
    { key: 'drill', title: '演练', width: 170, draw: ({ drill }) => <Drilled drill={drill} /> },
    { key: 'file', title: '文件名', width: 240, draw: (one) => one.file },
    {
      key: 'acts',
      title: '办理',
      width: 160,
      draw: (one) => <ArchiveActs archive={one} isDrilling={isDrilling} onLeave={() => setLeaving(one)} />,
    },
  ]
  if (!archives.length) {
    return <Empty text="文件夹里还没有备份文件。程序启动十分钟后自动做第一份，也可以点上面的“立即备份”。" />
  }
  return (
    <>
      <DataTable
        caption="备份文件"
        columns={columns}
        rows={archives}
        rowKey={(one) => one.file}
        total={archives.length}
        unit="份"
      />
      {leaving && <LeaveForm archive={leaving} close={() => setLeaving(null)} />}
    </>
  )
}

function Drilled({ drill }: Pick<Archive, 'drill'>) {
  if (!drill) return <span className="quiet">没有演练过</span>
  const word = `${tableDate(drill.at)}${drill.isGood ? '通过' : '没有通过'}`
  return (
    <Link to={`/backups/drills/${drill.id}`}>
      <Lamp tone={drill.isGood ? 'green' : 'red'} word={word} />
    </Link>
  )
}

type ActsProps = { archive: Archive; isDrilling: boolean; onLeave: () => void }

function ArchiveActs({ archive, isDrilling, onLeave }: ActsProps) {
  const confirm = useConfirm()
  const isBusy = useIsMutating() > 0
  const drill = useAct(() => post('/backups/drills', { file: archive.file }), {
    done: '已开始演练。',
    refreshes: [['backups']],
  })
  const ask = async () => {
    const effect = `把${sentenceTime(archive.madeAt)}的备份恢复到一个临时的数据库，逐表核对，然后删去。不碰正在用的数据，结果留在记录里。`
    if (await confirm({ title: '演练这一份备份', effect, act: '演练' })) drill.mutate()
  }
  return (
    <span className="backup-acts">
      <Button size="small" disabled={isBusy || isDrilling} onClick={() => void ask()}>
        演练
      </Button>
      {archive.hasPassphrase && (
        <Button size="small" disabled={isBusy} onClick={onLeave}>
          下载
        </Button>
      )}
    </span>
  )
}

/** It leaves the house: whoever takes it says what for. */
function LeaveForm({ archive, close }: { archive: Archive; close: () => void }) {
  const id = useId()
  const [purpose, setPurpose] = useState('')
  const fetch = useAct(
    () => download('/backups/archives/download', { method: 'POST', body: { file: archive.file, purpose } }),
    { done: '已下载。', fails: 'here' },
  )
  return (
    <Modal
      open
      title="下载备份文件"
      okText="下载"
      cancelText="取消"
      okButtonProps={{ disabled: purpose.trim().length < 5, loading: fetch.isPending }}
      onOk={() => fetch.mutate(undefined, { onSuccess: close })}
      onCancel={close}
    >
      <p>{archive.file}里是全单位的数据，用口令加密。请只存到本单位的移动硬盘或者另一台电脑，用途记入审计。</p>
      <label htmlFor={id}>用途（至少5个字）</label>
      <Input
        id={id}
        maxLength={200}
        placeholder="例如：复制到保密柜里的移动硬盘"
        value={purpose}
        onChange={(event) => setPurpose(event.target.value)}
      />
      {fetch.error && <ErrorNote error={fetch.error} />}
    </Modal>
  )
}
