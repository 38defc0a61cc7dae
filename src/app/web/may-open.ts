import type { Screen } from '../../ui/screen.ts'

/** Whether an account with these permissions may open a page. */
export const mayOpen = ({ permissions }: Screen, held: readonly string[]) =>
  permissions.length === 0 || permissions.some((one) => held.includes(one))
