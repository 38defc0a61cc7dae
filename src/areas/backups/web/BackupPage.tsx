import { useIsMutating, useQuery } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useAct } from '../../../ui/act.ts'
import { get, post } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { sentenceTime } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import type { BackupDesk, BackupRun } from '../schema.ts'
import { ArchiveTable } from './ArchiveTable.tsx'
import { Facts } from './Facts.tsx'
import { RunTable } from './RunTable.tsx'
import { agoText, sizeText } from './words.ts'
import './backups.css'

const LOOK_MS = 2000
const REST_MS = 60_000

export const refreshes = [['backups'], ['today']]

/** 备份与恢复: is the last backup good, how old is it, where does it lie; back up before an update, drill each quarter. */
export default function BackupPage() {
  const desk = useQuery({
    queryKey: ['backups', 'desk'],
    queryFn: () => get<BackupDesk>('/backups', {}, { background: true }),
    refetchInterval: ({ state }) => (state.data?.running.length ? LOOK_MS : REST_MS),
  })
  return (
    <Page
      title="备份与恢复"
      note="每天上午看一眼：最近一次备份成功没有、是多久以前的。升级前先立即备份；每季度演练一次，把结果打印存档。"
      actions={desk.data && <Acts desk={desk.data} />}
    >
      {desk.error && <ErrorNote error={desk.error} onRetry={desk.refetch} />}
      {desk.isPending && <Loading what="备份的情况" />}
      {desk.data && <Desk desk={desk.data} />}
    </Page>
  )
}

/** What is under way, told by its newest state; when it ends the lists below are read again. */
function Desk({ desk }: { desk: BackupDesk }) {
  return (
    <>
      <Standing desk={desk} />
      {desk.worries.map(({ kind, text, todo }) => (
        <Alert
          key={kind}
          className="backup-worry"
          type={kind === 'push' || kind === 'off' ? 'warning' : 'error'}
          showIcon
          title={text}
          description={todo}
        />
      ))}
      <div aria-live="polite">
        {desk.running.map((run) => (
          <UnderWay key={run.id} run={run} />
        ))}
      </div>
      <Section title="备份文件">
        <ArchiveTable archives={desk.archives} isDrilling={desk.running.some(({ kind }) => kind === 'drill')} />
      </Section>
      <Section title="备份和演练的记录">
        <RunTable since={desk.running.map(({ id }) => id).join(' ')} />
      </Section>
      <Settings desk={desk} />
    </>
  )
}

function Standing({ desk: { good, worries } }: { desk: BackupDesk }) {
  const isOld = worries.some(({ kind }) => kind === 'none' || kind === 'old')
  if (!good) {
    return (
      <p className="backup-standing">
        <Lamp tone={isOld ? 'red' : 'grey'} word="还没有备份" />
        {!isOld && ' 程序启动十分钟后自动做第一份，也可以现在就做。'}
      </p>
    )
  }
  return (
    <p className="backup-standing">
      <Lamp tone={isOld ? 'red' : 'green'} word={isOld ? '备份旧了' : '备份正常'} /> 最近一次成功的备份：
      {sentenceTime(good.beganAt)}（{agoText(good.beganAt)}），{good.allTables}张表、
      {good.rowCount?.toLocaleString('zh-CN')}行，{sizeText(good.size)}，写完后已逐个核对。
    </p>
  )
}

function UnderWay({ run: { kind, beganAt, doneTables, allTables } }: { run: BackupRun }) {
  const share = allTables ? Math.floor((doneTables / allTables) * 100) : 0
  return (
    <div className="backup-progress">
      {kind === 'backup' ? (
        <>
          正在备份，{agoText(beganAt)}开始{allTables > 0 && `，已写${doneTables}张表，共${allTables}张`}
          。大家可以照常工作，也可以离开这一页。
          <Progress percent={share} aria-label="备份进度" />
        </>
      ) : (
        <>
          正在演练，{agoText(beganAt)}开始：恢复到临时的数据库，逐表核对，然后删去。不碰正在用的数据，可以离开这一页。
          <Progress percent={100} status="active" showInfo={false} aria-label="正在演练" />
        </>
      )}
    </div>
  )
}

function Acts({ desk: { running, archives } }: { desk: BackupDesk }) {
  const confirm = useConfirm()
  const isBusy = useIsMutating() > 0
  const backUp = useAct(() => post('/backups/runs'), { done: '已开始备份。', refreshes })
  const drill = useAct((file: string) => post('/backups/drills', { file }), { done: '已开始演练。', refreshes })
  const newest = archives[0]
  const isRunning = (kind: BackupRun['kind']) => running.some((run) => run.kind === kind)
  const ask = async () => {
    const effect = `把${sentenceTime(newest!.madeAt)}的备份恢复到一个临时的数据库，逐表核对行数和校验码、核验审计记录，然后删去。不碰正在用的数据，结果留在记录里。`
    if (await confirm({ title: '演练最近一份备份', effect, act: '演练' })) drill.mutate(newest!.file)
  }
  return (
    <>
      <Button type="primary" disabled={isBusy || isRunning('backup')} onClick={() => backUp.mutate()}>
        立即备份
      </Button>
      <Button disabled={isBusy || !newest || isRunning('drill')} onClick={() => void ask()}>
        演练最近一份
      </Button>
    </>
  )
}

function Settings({ desk: { settings } }: { desk: BackupDesk }) {
  const { folder, isDaily, hasPassphrase, keeps, push } = settings
  const facts: [string, string][] = [
    ['存放位置', folder],
    ['每天自动备份', isDaily ? '每天一份，程序启动十分钟后开始看' : '已关闭（TOUYAN_BACKUP=off）'],
    [
      '口令',
      hasPassphrase
        ? '已设置：内容全部加密，密钥在备份里。口令要另外保管，丢了谁也打不开'
        : '没有设置：文件没有整体加密，密钥不在里面，数据目录 keys 下的密钥文件要另外保存',
    ],
    ['保留', keeps],
    [
      '复制到别处',
      push ? `每次备份成功后运行 ${push}` : '没有设置（TOUYAN_BACKUP_PUSH）。请每天把备份复制到另一台电脑或者移动硬盘',
    ],
    ['恢复', '要停机、要空的地方，在电脑前用命令办理：npx touyan restore 备份文件'],
  ]
  return (
    <Section title="设置">
      <p className="quiet">由安装头雁的人在启动设置里改，改后重新启动。</p>
      <Facts facts={facts} />
    </Section>
  )
}
