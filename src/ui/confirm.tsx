import { App } from 'antd'
import type { ReactNode } from 'react'

type Asked = {
  title: string
  /** in words, what will happen */
  effect: ReactNode
  /** the verb on the button */
  act: string
  isGrave?: boolean
}

/** Asks before a final act; resolves to whether the person agreed. */
export function useConfirm(): (asked: Asked) => Promise<boolean> {
  const { modal } = App.useApp()
  return ({ title, effect, act, isGrave = false }) =>
    new Promise((resolve) => {
      modal.confirm({
        title,
        content: effect,
        okText: act,
        cancelText: '取消',
        okButtonProps: { danger: isGrave },
        autoFocusButton: isGrave ? 'cancel' : 'ok',
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      })
    })
}
