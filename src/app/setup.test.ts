import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, type World } from '../testing/world.ts'
import { readConfig } from './config.ts'
import { prepareInstallation } from './setup.ts'

let world: World
let code: string

const config = readConfig({})

beforeEach(async () => {
  world = await makeWorld()
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  code = await issue()
})
afterEach(() => world.close())

async function issue(): Promise<string> {
  const { isDemo, path } = await prepareInstallation(world.runtime, config)
  expect(isDemo).toBe(false)
  expect(path).toMatch(/^\/setup#[\w-]{20,}$/)
  return path.split('#')[1]!
}

const admin = (username: string, name: string) => ({ username, name, password: 'Kd8-wUq2vZrT' })
const input = (change: object = {}) => ({
  code,
  unitName: '青禾县文化和旅游局',
  admins: { system: admin('wangli', '王丽'), security: admin('zhaogang', '赵刚'), audit: admin('sunmei', '孙梅') },
  ...change,
})
const setUp = (change: object = {}) => world.nobody.post('/api/setup', input(change))
const accounts = () =>
  world.db.selectFrom('account').select(['username', 'duty', 'unitId']).orderBy('username').execute()

describe('set-up', () => {
  it('names the unit and makes three administrators, each with one duty', async () => {
    expect((await world.nobody.get('/api/bootstrap')).body).toMatchObject({ needsSetUp: true, isDemo: false })
    expect((await setUp()).status).toBe(200)
    const { unitId } = world
    expect(await accounts()).toEqual([
      { username: 'sunmei', duty: 'audit', unitId },
      { username: 'wangli', duty: 'system', unitId },
      { username: 'zhaogang', duty: 'security', unitId },
    ])
    const signedIn = await world.nobody.post('/api/sign-in', { username: 'zhaogang', password: 'Kd8-wUq2vZrT' })
    const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
    const me = (await world.nobody.call('GET', '/api/me', undefined, { cookie })).body
    expect(me).toMatchObject({ unitName: '青禾县文化和旅游局', duty: 'security', mustChangePassword: false })
    expect(me.permissions).toEqual(expect.arrayContaining(['accounts.grant']))
    expect(me.permissions).not.toContain('accounts.manage')
    const grants = await world.db.selectFrom('roleGrant').select('grantedBy').execute()
    expect(grants.map(({ grantedBy }) => grantedBy)).toEqual(['set-up', 'set-up', 'set-up'])
  })

  it('makes the unit where there is none', async () => {
    await world.db.deleteFrom('unit').execute()
    expect((await world.nobody.get('/api/bootstrap')).body.unitName).toBe('')
    expect((await setUp()).status).toBe(200)
    expect((await world.nobody.get('/api/bootstrap')).body.unitName).toBe('青禾县文化和旅游局')
  })

  it('is gone afterwards, even with the right code', async () => {
    await setUp()
    expect((await setUp()).status).toBe(404)
    expect((await world.nobody.post('/api/setup/demo', { code })).status).toBe(404)
    expect(await prepareInstallation(world.runtime, config)).toEqual({ isDemo: false, path: '/' })
  })

  it('there is no account before it', async () => {
    for (const username of ['admin', 'root', 'sa', 'wangli']) {
      expect((await world.nobody.post('/api/sign-in', { username, password: username })).status).toBe(401)
    }
    expect(await accounts()).toEqual([])
  })

  it('happens once when two people send it', async () => {
    const answers = await Promise.all([setUp(), setUp()])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await accounts()).toHaveLength(3)
  })
})

describe('the code', () => {
  it('must be right', async () => {
    expect((await setUp({ code: `${code}x` })).status).toBe(403)
    const refused = await world.db.selectFrom('auditEntry').selectAll().where('outcome', '=', 'refused').execute()
    expect(refused).toMatchObject([{ action: 'installation.set-up' }])
    expect(JSON.stringify(refused)).not.toContain(code)
    expect((await setUp()).status).toBe(200)
  })

  it('dies at the fifth wrong try', async () => {
    for (let n = 0; n < 4; n++) expect((await setUp({ code: `wrong${n}` })).status).toBe(403)
    expect((await setUp({ code: 'wrong5' })).status).toBe(403)
    expect((await setUp()).status).toBe(403)
    code = await issue()
    expect((await setUp()).status).toBe(200)
  })

  it('lives for thirty minutes', async () => {
    world.clock.forward(30)
    expect((await setUp({ unitName: '按时' })).status).toBe(200)
    await world.db.updateTable('installation').set({ setUpAt: null }).execute()
    code = await issue()
    world.clock.forward(30 + 1 / 60)
    expect((await setUp()).status).toBe(403)
  })

  it('is not used up by a faulty form', async () => {
    expect((await setUp({ admins: { ...input().admins, audit: admin('wangli', '孙梅') } })).status).toBe(400)
    expect((await setUp()).status).toBe(200)
  })

  it('does not exist where nothing waits for it', async () => {
    const other = await makeWorld()
    await other.db.updateTable('installation').set({ setUpAt: null }).execute()
    expect((await other.nobody.post('/api/setup', input())).status).toBe(403)
    await other.close()
  })
})

describe('the form', () => {
  const faultsOf = async (change: object) => {
    const { status, body } = await setUp({ admins: { ...input().admins, ...change } })
    expect(status).toBe(400)
    return body.faults.map((fault: { field: string }) => fault.field)
  }

  it('wants three different user names, compared without width and case', async () => {
    expect(await faultsOf({ audit: admin('ＷangLI', '孙梅') })).toEqual(['admins.audit.username'])
    expect(await faultsOf({ audit: admin('孙梅', '孙梅') })).toEqual(['admins.audit.username'])
  })

  it('applies the password rules for administrators', async () => {
    expect(await faultsOf({ system: { ...admin('wangli', '王丽'), password: 'Kd8-wUq2vZr' } })).toEqual([
      'admins.system.password',
    ])
    expect(await faultsOf({ system: { ...admin('wangli', '王丽'), password: 'Qinghe@K8wd3T' } })).toEqual([
      'admins.system.password',
    ])
  })
})

describe('the demo', () => {
  it('is not loaded over a unit, nor with a wrong code', async () => {
    expect((await world.nobody.post('/api/setup/demo', { code: 'wrong' })).status).toBe(403)
    expect((await world.nobody.post('/api/setup/demo', { code })).status).toBe(409)
    expect((await setUp()).status).toBe(200)
  })

  it('is loaded with the code into an empty installation, and shows its accounts', async () => {
    await world.db.deleteFrom('unit').execute()
    expect((await world.nobody.post('/api/setup/demo', { code })).status).toBe(200)
    const { body } = await world.nobody.get('/api/bootstrap')
    expect(body).toMatchObject({ isDemo: true, needsSetUp: false })
    const [first] = body.demoAccounts
    const signedIn = await world.nobody.post('/api/sign-in', { username: first.username, password: body.demoPassword })
    expect(signedIn.status).toBe(200)
  })

  it('is refused where others could reach its public passwords', async () => {
    const other = await makeWorld()
    await other.db.updateTable('installation').set({ setUpAt: null }).execute()
    await other.db.deleteFrom('unit').execute()
    const { path } = await prepareInstallation(other.runtime, readConfig({ HOST: '0.0.0.0' }))
    const answer = await other.nobody.post('/api/setup/demo', { code: path.split('#')[1] })
    expect([answer.status, answer.body.code]).toEqual([409, 'rule_broken'])
    await other.close()
  })
})

describe('the sign-in page', () => {
  it('carries the notices and nothing about a real unit’s people', async () => {
    await setUp()
    const { body } = await world.nobody.get('/api/bootstrap')
    expect(body.notices[0]).toBe('本系统为非涉密系统，严禁存储、处理、传输国家秘密')
    expect(body.notices[1]).toMatch('授权人员')
    expect(body).toMatchObject({ demoAccounts: [], demoPassword: null, version: '0.1.0' })
  })

  it('keeps the name given at the command line', async () => {
    await world.db.deleteFrom('unit').execute()
    await prepareInstallation(world.runtime, readConfig({ TOUYAN_UNIT: '青禾县档案局' }))
    expect((await world.nobody.get('/api/bootstrap')).body).toMatchObject({
      unitName: '青禾县档案局',
      needsSetUp: true,
    })
  })
})
