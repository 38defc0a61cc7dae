import type { ThemeConfig } from 'antd'

const FONTS = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'

type Screen = { isNarrow: boolean; hasLessMotion: boolean }

/** Calm and dense; one quiet colour for acts. The red of the header line is never used for data. */
export const themeFor = ({ isNarrow, hasLessMotion }: Screen): ThemeConfig => ({
  token: {
    fontFamily: FONTS,
    fontSize: 15,
    lineHeight: 1.6,
    borderRadius: 3,
    controlHeight: isNarrow ? 44 : 34,
    controlHeightSM: isNarrow ? 44 : 26,
    colorPrimary: '#1f4e79',
    colorLink: '#1f4e79',
    colorInfo: '#1f4e79',
    colorSuccess: '#2f6b3c',
    colorWarning: '#8f5a00',
    colorError: '#b3261e',
    colorSuccessBg: '#eef5ef',
    colorWarningBg: '#faf5e6',
    colorErrorBg: '#fcf0ef',
    colorInfoBg: '#eef3f8',
    colorText: '#1d2126',
    colorTextSecondary: '#474f59',
    colorTextTertiary: '#5b636d',
    colorTextPlaceholder: '#6b737d',
    colorBorder: '#b9c0c8',
    colorBorderSecondary: '#dde1e6',
    colorBgLayout: '#f5f6f7',
    motion: !hasLessMotion,
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
    wireframe: false,
  },
  components: {
    Table: { headerBg: '#eef1f4', headerColor: '#1d2126', cellPaddingBlockSM: 7, cellPaddingInlineSM: 10 },
    Menu: { itemHeight: 38, itemMarginBlock: 0, itemBorderRadius: 0, subMenuItemBg: '#fff' },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Form: { itemMarginBottom: 18, verticalLabelPadding: '0 0 4px' },
  },
})
