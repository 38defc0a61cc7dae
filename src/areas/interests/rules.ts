import { type Citation, citationText, cite } from '../../law/cite.ts'
import { relationOfTitle } from '../../law/rules/kinship/title.ts'

/** Somebody whose relatives are known from the dossier; dates as precise as the paper. */
export type Known = {
  id: string
  name: string
  birth: string
  relatives: readonly { relation: string; name: string; birth: string; work: string }[]
}

export type Held = {
  personId: string
  relation: string
  relativeName: string
  kind: 'owns' | 'shares' | 'runs' | 'works'
  organisation: string
  creditCode: string
  sharePercent: number | null
}

export type Organisation = { name: string; creditCode: string }

/** A relation that calls for recusal; `key` stays the same for the same relation, so that it can be dismissed. */
export type Hit = { memberId: string; key: string; because: string; cites: string[] }

const inWords = (citation: Citation) => {
  const { title, article } = citationText(citation)
  return `《${title}》${article}`
}

const recusal = [cite('party-group-2015', '第二十六条'), cite('civil-servant-law-2018', '第七十六条')].map(inWords)

const month = (date: string) => (date.length >= 7 ? date.slice(0, 7) : null)

/** How sure two namesakes are one person: by month of birth; null when the months differ. */
function sameness(
  one: { name: string; birth: string },
  other: { name: string; birth: string },
): 'sure' | 'unsure' | null {
  if (one.name !== other.name) return null
  const [first, second] = [month(one.birth), month(other.birth)]
  if (!first || !second) return 'unsure'
  return first === second ? 'sure' : null
}

const doubt = (same: 'sure' | 'unsure') => (same === 'sure' ? '' : '（同名，出生年月不详，请核对）')

/** 《…有限责任公司》 and 《…有限公司》 are one name; brackets, width and spaces do not matter. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s()（）·.,，。-]/g, '')
    .replace(/有限责任公司/g, '有限公司')
    .toUpperCase()
}

/** Too short a name is part of many others. */
const SHORTEST_NAME = 4

function isSameOrganisation(one: Organisation, other: Organisation): boolean {
  if (one.creditCode && other.creditCode) return one.creditCode === other.creditCode
  return plainName(one.name) === plainName(other.name)
}

const isRelation = (title: string) => relationOfTitle(title) !== '无'

function personHits(member: Known, person: Known): Hit[] {
  if (member.id === person.id) {
    return [{ memberId: member.id, key: `self:${person.id}`, because: `议题涉及${member.name}本人`, cites: recusal }]
  }
  const found: Hit[] = []
  const tell = (title: string, whose: Known, of: Known, same: 'sure' | 'unsure') =>
    found.push({
      memberId: member.id,
      key: `kin:${[member.id, person.id].sort().join(':')}`,
      because: `议题涉及的${person.name}：${whose.name}的档案记载${of.name}是其${title}${doubt(same)}`,
      cites: recusal,
    })
  for (const [whose, of] of [
    [member, person],
    [person, member],
  ] as const) {
    const relative = whose.relatives.find((one) => isRelation(one.relation) && sameness(one, of))
    const same = relative && sameness(relative, of)
    if (relative && same) tell(relative.relation, whose, of, same)
  }
  return found.slice(0, 1)
}

const kindWords = { owns: '独资或者合伙经营', shares: '持股', runs: '担任负责人或者实际经营', works: '任职' }

function organisationHits(member: Known, held: readonly Held[], organisation: Organisation): Hit[] {
  const key = `org:${organisation.creditCode || plainName(organisation.name)}`
  const declared = held
    .filter((one) => one.personId === member.id)
    .filter((one) => isSameOrganisation({ name: one.organisation, creditCode: one.creditCode }, organisation))
    .map((one) => {
      const share = one.sharePercent === null ? '' : `${one.sharePercent}%`
      return `${member.name}的${one.relation}${one.relativeName}在${one.organisation}${kindWords[one.kind]}${share}`
    })
  const plain = plainName(organisation.name)
  const works = member.relatives
    .filter((one) => plain.length >= SHORTEST_NAME && isRelation(one.relation) && plainName(one.work).includes(plain))
    .map((one) => `${member.name}的档案记载，${one.relation}${one.name}在${one.work}`)
  const reasons = [...new Set([...declared, ...works])]
  return reasons.map((because, index) => ({
    memberId: member.id,
    key: index ? `${key}:${index}` : key,
    because,
    cites: recusal,
  }))
}

/**
 * Who of the members is related to whom or what a matter concerns. Namesakes whose month of birth is not known are
 * told as well, to be looked at and dismissed by a person.
 */
export function hitsOf(asked: {
  members: readonly Known[]
  people: readonly Known[]
  organisations: readonly Organisation[]
  held: readonly Held[]
}): Hit[] {
  return asked.members.flatMap((member) => [
    ...asked.people.flatMap((person) => personHits(member, person)),
    ...asked.organisations.flatMap((organisation) => organisationHits(member, asked.held, organisation)),
  ])
}
