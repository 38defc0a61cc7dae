import {
  BorderStyle,
  HorizontalPositionAlign,
  HorizontalPositionRelativeFrom,
  Paragraph,
  TabStopType,
  VerticalPositionAlign,
  VerticalPositionRelativeFrom,
} from 'docx'
import { ShapeRun } from 'docx/shapes'
import { exact, run, TEXT_WIDTH } from './paper.ts'

const ROW = 500
const HEIGHT = 2 * ROW + 50
const TWIPS_PER_PIXEL = 15
/** 四号 type, one character in on both sides: by a wide space, as an indent would shorten the lines too */
const INDENT = 280
const SIZE = 28

/** Lines of 0.35 mm outside and 0.25 mm between. */
const rule = (size: 8 | 6) => ({ style: BorderStyle.SINGLE, size, color: '000000', space: 0 })

/**
 * 版记: its last line is the lower edge of the text on the last page. It hangs on a paragraph as tall as itself, so that
 * the text above can never run into it and both go to a new page together.
 */
export function imprint({ copies, office, printed }: { copies: string; office: string; printed: string }): Paragraph {
  const type = { size: SIZE }
  const children = [
    new Paragraph({ spacing: exact(ROW), border: { top: rule(8) }, children: [run(`　${copies}`, type)] }),
    new Paragraph({
      spacing: exact(ROW),
      tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - INDENT }],
      border: { top: rule(6), bottom: rule(8) },
      children: [run(`　${office}`, type), run(`${printed}印发`, { ...type, isTabbed: true })],
    }),
  ]
  const box = new ShapeRun({
    type: 'rectangle',
    transformation: { width: TEXT_WIDTH / TWIPS_PER_PIXEL, height: HEIGHT / TWIPS_PER_PIXEL },
    fill: 'none',
    line: 'none',
    textOptions: { margins: { top: 0, right: 0, bottom: 0, left: 0 }, verticalAlignment: 'bottom' },
    floating: {
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.MARGIN,
        align: HorizontalPositionAlign.LEFT,
      },
      verticalPosition: { relative: VerticalPositionRelativeFrom.MARGIN, align: VerticalPositionAlign.BOTTOM },
    },
    children,
  })
  return new Paragraph({ spacing: exact(HEIGHT), children: [box] })
}
