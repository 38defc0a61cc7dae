import { expect, it } from 'vitest'
import { roles } from '../platform/permission.ts'
import { roleTitles } from './role-titles.ts'

it('names the roles as the permissions do, in the same order', () => {
  expect(Object.entries(roleTitles)).toEqual(Object.entries(roles))
})
