import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type { Board, SignView } from '../schema.ts'

const root = ['sign-in'] as const
export const refreshes = [root, ['party-life'], ['training']] as const

export const useSign = (id: string) =>
  useQuery({ queryKey: [...root, id], queryFn: () => get<SignView>(`/sign-ins/${id}`), retry: false })

const LOOKED_AGAIN = 3000

/** The board as it is now; looked at again while it stands there. */
export const useBoard = (id: string) =>
  useQuery({
    queryKey: [...root, id, 'board'],
    queryFn: () => get<Board>(`/sign-ins/${id}/board`, undefined, { background: true }),
    retry: false,
    refetchInterval: LOOKED_AGAIN,
    // A projector shows it while another window is worked in.
    refetchIntervalInBackground: true,
  })
