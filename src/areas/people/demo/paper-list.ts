import jpeg from 'jpeg-js'
import { blankCanvas, type Canvas, type Colour, fill, type Point, stroke } from './photo-raster.ts'
import { type Seeded, seeded } from './seeded.ts'

const WIDTH = 720
const HEIGHT = 960
const QUALITY = 70
const DESK: Colour = [139, 111, 82]
const PAPER: Colour = [250, 249, 244]
const LINE: Colour = [90, 90, 90]
const PRINT: Colour = [40, 40, 40]
const INK: Colour = [28, 44, 110]
const EDGE = { left: 60, top: 50, right: 660, bottom: 910 }
const TABLE = { top: 170, left: 100, right: 620 }
const COLUMNS = [100, 170, 360, 620]
const MOST_ROWS = 22

const box = (canvas: Canvas, [left, top, right, bottom]: readonly number[], colour: Colour) =>
  fill(
    canvas,
    [
      [left!, top!],
      [right!, top!],
      [right!, bottom!],
      [left!, bottom!],
    ],
    colour,
  )

/** Strokes as of a pen or of print seen from too far to be read. */
function scribble(canvas: Canvas, choices: Seeded, { x, y, width, colour }: Scribble): void {
  for (let at = x; at < x + width; at += choices.whole(9, 14)) {
    const points = Array.from({ length: 4 }, (): Point => [at + choices.whole(0, 14), y + choices.whole(-9, 9)])
    fill(
      canvas,
      stroke(points, () => 1.8),
      colour,
    )
  }
}
type Scribble = { x: number; y: number; width: number; colour: Colour }

/** Draws the photograph of a list signed by hand, of nobody: lines and strokes that cannot be read. Returns a JPEG. */
export function drawPaperList(seed: string, signatures: number): Uint8Array {
  const choices = seeded(`paper ${seed}`)
  const canvas = blankCanvas(WIDTH, HEIGHT, DESK)
  box(canvas, [EDGE.left, EDGE.top, EDGE.right, EDGE.bottom], PAPER)
  scribble(canvas, choices, { x: 250, y: 100, width: 220, colour: PRINT })
  scribble(canvas, choices, { x: TABLE.left, y: 142, width: 300, colour: PRINT })
  const rows = Math.min(signatures, MOST_ROWS) + 1
  const height = Math.min(44, (EDGE.bottom - 30 - TABLE.top) / rows)
  const bottom = TABLE.top + rows * height
  for (let row = 0; row <= rows; row++) {
    const y = TABLE.top + row * height
    box(canvas, [TABLE.left, y, TABLE.right, y + 1.5], LINE)
  }
  for (const x of COLUMNS) box(canvas, [x, TABLE.top, x + 1.5, bottom], LINE)
  for (let row = 0; row < rows; row++) {
    const y = TABLE.top + (row + 0.5) * height
    const isHead = row === 0
    scribble(canvas, choices, { x: COLUMNS[0]! + 22, y, width: 14, colour: PRINT })
    scribble(canvas, choices, { x: COLUMNS[1]! + 40, y, width: isHead ? 50 : 70, colour: PRINT })
    scribble(canvas, choices, {
      x: COLUMNS[2]! + 60,
      y,
      width: isHead ? 50 : choices.whole(60, 120),
      colour: isHead ? PRINT : INK,
    })
  }
  return new Uint8Array(jpeg.encode(canvas, QUALITY).data)
}
