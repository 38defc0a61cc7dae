import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

export const readDesk = endpoint({
  method: 'get',
  path: '/backups',
  summary: '备份的情况',
  permission: 'backups.manage',
  audit: null,
  response: schema.BackupDesk,
})

export const listRuns = endpoint({
  method: 'get',
  path: '/backups/runs',
  summary: '备份和演练的记录',
  permission: 'backups.manage',
  audit: null,
  query: schema.RunQuery,
  response: schema.RunPage,
})

export const exportRuns = endpoint({
  method: 'get',
  path: '/backups/runs.xlsx',
  summary: '导出备份和演练的记录',
  permission: 'backups.manage',
  audit: 'backup.exported',
  query: schema.RunQuery,
  response: 'file',
})

export const backUpNow = endpoint({
  method: 'post',
  path: '/backups/runs',
  summary: '立即备份',
  permission: 'backups.manage',
  audit: 'backup.begun',
  response: schema.RunKey,
  status: 201,
})

export const drillNow = endpoint({
  method: 'post',
  path: '/backups/drills',
  summary: '演练：恢复到临时的数据库并逐表核对',
  permission: 'backups.manage',
  audit: 'backup.drill-begun',
  body: schema.DrillOf,
  response: schema.RunKey,
  status: 201,
})

export const readDrill = endpoint({
  method: 'get',
  path: '/backups/drills/{id}',
  summary: '一次演练逐表核对的结果',
  permission: 'backups.manage',
  audit: null,
  params: schema.RunKey,
  response: schema.DrillResult,
})

export const drillPaper = endpoint({
  method: 'get',
  path: '/backups/drills/{id}/record.docx',
  summary: '演练记录（存档）',
  permission: 'backups.manage',
  audit: 'backup.exported',
  params: schema.RunKey,
  response: 'file',
})

/** It leaves the house: with a reason, and only where a passphrase closes it. */
export const downloadArchive = endpoint({
  method: 'post',
  path: '/backups/archives/download',
  summary: '下载备份文件',
  permission: 'backups.manage',
  audit: 'backup.downloaded',
  body: schema.DownloadOf,
  response: 'file',
})
