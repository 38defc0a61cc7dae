import { permissions } from '../../src/app/areas.ts'
import type { AnyEndpoint } from '../../src/platform/endpoint.ts'
import { type Actor, scopeOf } from '../../src/platform/permission.ts'
import { keyOf, type Thing } from './objects.ts'

type Eyes = { actor: Actor; thing: Thing; can(permission: string): boolean }

/** Whether a permission reaches this object: the whole unit, one of its sections, or one of its persons. */
export function reaches(actor: Actor, permission: string, { persons, sections }: Thing): boolean {
  const scope = scopeOf(permissions, actor, permission)
  if (!scope) return false
  return scope.unit || sections.some((one) => scope.sections.includes(one)) || persons.includes(scope.self ?? '-')
}

const always = () => true
const meeting = ({ can }: Eyes) => can('decisions.room') || can('decisions.read')
const problem = ({ can, thing }: Eyes) =>
  can('rectification.read') && (thing.mark !== 'confined' || can('rectification.confined'))
const plan = ({ can, thing }: Eyes) => thing.mark === 'approved' || can('training.plans')

/**
 * Where seeing one object differs from what the endpoint's permission reaches, and why it may. Everything not named
 * here is seen exactly as far as the permission goes.
 */
const seen: Record<string, (eyes: Eyes) => boolean> = {
  '/agenda/feed/{file}': () => false,
  '/me/sessions/{id}': ({ actor, thing }) => thing.members.includes(actor.accountId ?? '-'),
  '/meetings/{id}': meeting,
  '/meetings/{id}/items/{itemId}': meeting,
  // Observers hear their items; the minutes are the members' and the readers'.
  '/meetings/{id}/minutes': ({ can, thing, actor }) =>
    can('decisions.read') || can('decisions.run') || thing.members.includes(actor.personId ?? '-'),
  '/party-life/organisations/{id}/due': ({ can }) => can('party-life.read'),
  '/topics/{id}/materials/{materialId}': ({ can }) => can('decisions.topics') || can('decisions.room'),
  '/sign-ins/{id}': always,
  '/sign-ins/{id}/board': () => false,
  '/sign-ins/{id}/sheet.docx': () => false,
  '/rectification/problems/{id}': problem,
  '/rectification/problems/{id}/evidence/{evidenceId}': problem,
  '/training/plans/{year}': plan,
}

/** Whether this account is to see this object through this endpoint. */
export function sees(actor: Actor, endpoint: AnyEndpoint, thing: Thing): boolean {
  const { path, permission } = endpoint
  const own = actor.personId !== null && thing.persons.includes(actor.personId)
  const can = (asked: string) => reaches(actor, asked, thing)
  const rule = seen[path] ?? seen[keyOf(path)!]
  if (rule) return rule({ actor, thing, can })
  return permission === 'public' || (permission === 'signed-in' ? own : can(permission))
}
