import * as z from 'zod'
import { importedYears } from '../../../law/calendar/imported.ts'
import { catalogue, examplesOf, ruleOf } from '../../../law/catalogue.ts'
import { citationText, instruments } from '../../../law/cite.ts'
import type { Instrument } from '../../../law/instrument.ts'
import { addMonths } from '../../../law/periods.ts'
import { chapters, type Rule } from '../../../law/rule.ts'
import { type LocalKey, localSettings } from '../../../law/rules/local.ts'
import { dayOf } from '../../../platform/clock.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { furtherYears } from '../../calendar/facts.ts'
import { localValues } from '../facts.ts'
import { readFacts } from '../faults.ts'
import { factsOf, tryRule } from '../listing.ts'
import type { InstrumentCard, RuleCard, RuleLine, Setting, SettingInput, TryAnswer, TryInput } from '../schema.ts'
import { deleteSetting, settingRows, upsertSetting } from './queries.ts'

const surety = ['verified', 'partly', 'from-memory'] as const

const todayOf = ({ platform }: Ctx) => dayOf(platform.clock.now())

/** A text that nobody has compared with its source for more than a year may have changed meanwhile. */
const isStale = (verifiedOn: string, today: string) => addMonths(verifiedOn, 12) < today

function lineOf(rule: Rule, today: string): RuleLine {
  const cites = rule.cites.map(citationText)
  return {
    id: rule.id,
    title: rule.title,
    area: rule.area,
    areaTitle: chapters[rule.area],
    force: rule.force,
    from: rule.from,
    until: rule.until ?? null,
    cites,
    status: surety.findLast((one) => cites.some(({ status }) => status === one)) ?? 'verified',
    unconfirmed: rule.unconfirmed ?? '',
    simplification: rule.simplification,
    hasExamples: examplesOf(rule.id).length > 0,
    stale: cites.some(({ verifiedOn }) => isStale(verifiedOn, today)),
  }
}

export async function listRules(ctx: Ctx): Promise<{ rules: RuleLine[] }> {
  return { rules: catalogue.map((rule) => lineOf(rule, todayOf(ctx))) }
}

/** The facts of a rule that are local numbers: name of the fact and key of the setting. */
function settingsIn(rule: Rule): { fact: string; key: LocalKey }[] {
  return Object.entries(factsOf(rule).properties ?? {}).flatMap(([fact, schema]) => {
    const key = typeof schema === 'object' ? schema.setting : undefined
    return typeof key === 'string' && key in localSettings ? [{ fact, key: key as LocalKey }] : []
  })
}

/** What the unit itself knows of a rule's facts: its local numbers on a day, and the holidays it has imported. */
async function ownFacts({ platform, actor }: Ctx, rule: Rule, day: string): Promise<Record<string, unknown>> {
  const values = await localValues(platform.db, actor.unitId, day)
  const own = settingsIn(rule).map(({ fact, key }) => [fact, values[key]])
  const shape: Record<string, unknown> = rule.facts instanceof z.ZodObject ? rule.facts.shape : {}
  const calendars = Object.keys(shape).filter((fact) => shape[fact] === importedYears)
  if (!calendars.length) return Object.fromEntries(own)
  const further = await furtherYears(platform.db, actor.unitId)
  const years = further.map(({ year, off, work }) => ({ year, off, work }))
  return Object.fromEntries([...own, ...calendars.map((fact) => [fact, years])])
}

function knownRule(id: string): Rule {
  const rule = ruleOf(id)
  if (!rule) throw new Refusal('not_found', '没有这条规则，可能编号有误')
  return rule
}

export async function ruleCard(ctx: Ctx, id: string): Promise<RuleCard> {
  const rule = knownRule(id)
  const today = todayOf(ctx)
  const { db } = ctx.platform
  const own = await ownFacts(ctx, rule, today)
  const rows = await settingRows(db, ctx.actor.unitId)
  return {
    ...lineOf(rule, today),
    facts: factsOf(rule),
    examples: examplesOf(id).map(({ name, title, facts, on, verdict }) => ({ name, title, facts, on, verdict })),
    own,
    settings: settingsIn(rule).map(({ fact, key }) => {
      const set = rows.findLast((row) => row.key === key && row.validFrom <= today)
      const { title } = localSettings[key]
      return { key, title, value: own[fact], document: set?.document ?? '', validFrom: set?.validFrom ?? null }
    }),
  }
}

/** Judges a case by one rule. What the case does not name is the unit's own of that day, where the unit knows it. */
export async function judgeCase(ctx: Ctx, id: string, { facts, on }: TryInput): Promise<TryAnswer> {
  const rule = knownRule(id)
  const tried = tryRule(id, { ...(await ownFacts(ctx, rule, on)), ...facts }, on)
  if ('refused' in tried) throw new Refusal(tried.refused, tried.message, tried.faults)
  return { ...tried, cites: tried.cites.map(citationText) }
}

export async function listInstruments(ctx: Ctx): Promise<{ instruments: InstrumentCard[] }> {
  const today = todayOf(ctx)
  return { instruments: Object.entries(instruments).map(([key, one]) => instrumentCard(key, one, today)) }
}

function instrumentCard(key: string, one: Instrument, today: string): InstrumentCard {
  const { articles, until = null, ...named } = one
  const citing = (article: string) =>
    catalogue
      .filter(({ cites }) => cites.some((cite) => cite.instrument === key && cite.article === article))
      .map(({ id, title }) => ({ id, title }))
  return {
    key,
    ...named,
    until,
    stale: isStale(one.verifiedOn, today),
    articles: Object.keys(articles).map((article) => {
      const held = articles[article]!
      const { text, status } = typeof held === 'string' ? { text: held, status: one.status } : held
      return { article, text, status, rules: citing(article) }
    }),
  }
}

export async function listSettings(ctx: Ctx): Promise<{ settings: Setting[] }> {
  const { unitId } = ctx.actor
  const values = await localValues(ctx.platform.db, unitId, todayOf(ctx))
  const rows = await settingRows(ctx.platform.db, unitId)
  const keys = Object.keys(localSettings) as LocalKey[]
  return {
    settings: keys.map((key) => {
      const { title, why, standard, schema } = localSettings[key]
      const history = rows
        .filter((row) => row.key === key)
        .map(({ validFrom, value, document, setBy, setAt }) => {
          return { validFrom, value, document, setBy, setAt: setAt.toISOString() }
        })
        .reverse()
      return { key, title, why, standard, value: values[key], schema: z.toJSONSchema(schema), history }
    }),
  }
}

function knownSetting(key: string) {
  if (!Object.hasOwn(localSettings, key)) throw new Refusal('not_found', '没有这项本地规定')
  return localSettings[key as LocalKey]
}

/** Sets a local number from a day on, by a document. */
export function setSetting(ctx: Ctx, key: string, { value, validFrom, document }: SettingInput) {
  const { title, schema } = knownSetting(key)
  const { faults } = readFacts(z.strictObject({ value: schema.meta({ title: '取值' }) }), { value })
  if (faults.length) throw new Refusal('invalid', `填写的内容有误：${faults[0]!.message}`, faults)
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const setAt = ctx.platform.clock.now()
    await upsertSetting(tx, { unitId, key, validFrom, value, document, setBy: name, setAt })
    const detail = { title, value, validFrom, document }
    const audit = [{ action: 'local-setting.changed', subjectKind: 'local-setting', subjectId: key, detail }]
    return { result: {}, audit }
  })
}

/** Removes a value; the one before it, or the standard, counts again. */
export function removeSetting(ctx: Ctx, { key, validFrom }: { key: string; validFrom: string }) {
  const { title } = knownSetting(key)
  return write(ctx, async (tx) => {
    const isGone = await deleteSetting(tx, { unitId: ctx.actor.unitId, key, validFrom })
    if (!isGone) throw new Refusal('not_found', '没有这个取值，可能已经删除')
    const detail = { title, validFrom }
    const audit = [{ action: 'local-setting.removed', subjectKind: 'local-setting', subjectId: key, detail }]
    return { result: {}, audit }
  })
}
