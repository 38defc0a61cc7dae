import type { PermissionTable } from '../../platform/permission.ts'

/**
 * The office keeps the ledger and verifies; the discipline side sees all and verifies what touches integrity; a section
 * head answers for the section; everybody sees and puts right what is one's own. Whom an act is open to in a single
 * case (never the owner) is decided by the rules.
 */
export const rectificationPermissions: PermissionTable = {
  'rectification.read': {
    title: '查看问题和整改台账（干部职工只看到本人负责的）',
    roles: {
      principal: 'unit',
      group_member: 'unit',
      office_clerk: 'unit',
      discipline_inspector: 'unit',
      section_head: 'section',
      everyone: 'self',
    },
  },
  'rectification.confined': {
    title: '查看问题线索转来的问题',
    roles: { principal: 'unit', discipline_inspector: 'unit' },
  },
  'rectification.raise': {
    title: '登记问题',
    roles: {
      principal: 'unit',
      group_member: 'unit',
      office_clerk: 'unit',
      discipline_inspector: 'unit',
      section_head: 'section',
    },
  },
  'rectification.manage': {
    title: '分派和修改问题，批量录入（科室负责人限本科室）',
    roles: { office_clerk: 'unit', discipline_inspector: 'unit', section_head: 'section' },
  },
  'rectification.carry': {
    title: '填写措施、佐证，报完成，申请延期（本人负责的或者本科室的）',
    roles: { office_clerk: 'unit', discipline_inspector: 'unit', section_head: 'section', everyone: 'self' },
  },
  'rectification.verify': {
    title: '核实销号、退回、重新打开',
    roles: { principal: 'unit', office_clerk: 'unit', discipline_inspector: 'unit' },
  },
  'rectification.verify-integrity': {
    title: '核实廉洁自律方面的问题',
    roles: { principal: 'unit', discipline_inspector: 'unit' },
  },
  'rectification.approve': {
    title: '答复延期申请',
    roles: { principal: 'unit', group_member: 'unit' },
  },
  'rectification.export': {
    title: '导出台账、清单和整改情况报告',
    roles: {
      principal: 'unit',
      group_member: 'unit',
      office_clerk: 'unit',
      discipline_inspector: 'unit',
      section_head: 'section',
    },
  },
}
