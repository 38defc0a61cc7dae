import type { Look, Sitter } from './photo-look.ts'
import { type Canvas, type Colour, fill, mix, type Point, smooth, stroke } from './photo-raster.ts'
import type { Seeded } from './seeded.ts'

const CENTRE = 206.5

type Style = {
  /** outline behind face and shoulders, in multiples of the cheek from the centre and pixels from the top */
  back?: readonly Point[]
  /** outline in front of the face */
  front: readonly Point[]
  /** fine lighter strands, drawn on the front hair */
  strands: readonly (readonly Point[])[]
}

/** Completes a right half, given from the crown down, to an outline symmetrical about the face. */
const symmetrical = (right: readonly Point[]): Point[] => [...right, ...right.map(([x, y]): Point => [-x, y]).reverse()]

const bobBack = symmetrical([
  [0, 104],
  [0.75, 118],
  [1.16, 180],
  [1.24, 270],
  [1.2, 352],
  [0.95, 384],
  [0.5, 380],
])
const longBack = symmetrical([
  [0, 104],
  [0.75, 116],
  [1.14, 180],
  [1.2, 280],
  [1.3, 380],
  [1.36, 470],
  [1.1, 505],
  [0.6, 470],
])
const tiedBack = symmetrical([
  [0, 106],
  [0.72, 120],
  [1.07, 185],
  [1.08, 250],
  [0.86, 320],
  [0.74, 372],
  [0.5, 392],
])
const wavyBack = symmetrical([
  [0, 98],
  [0.55, 102],
  [0.98, 134],
  [1.26, 196],
  [1.2, 236],
  [1.3, 276],
  [1.18, 316],
  [1.08, 336],
  [0.8, 330],
])

const sidePart: Style = {
  front: [
    [-1.06, 240],
    [-1.06, 240],
    [-1.12, 196],
    [-0.98, 140],
    [-0.55, 108],
    [0.1, 100],
    [0.68, 112],
    [1.04, 150],
    [1.12, 200],
    [1.06, 240],
    [1.06, 240],
    [0.98, 206],
    [0.84, 178],
    [0.3, 172],
    [-0.3, 160],
    [-0.52, 150],
    [-0.52, 150],
    [-0.74, 176],
    [-0.95, 200],
  ],
  strands: [
    [
      [-0.5, 148],
      [0, 130],
      [0.6, 140],
      [0.95, 180],
    ],
    [
      [-0.5, 144],
      [0.05, 118],
      [0.7, 128],
    ],
  ],
}
const crop: Style = {
  front: symmetrical([
    [0, 108],
    [0.5, 112],
    [0.93, 142],
    [1.07, 190],
    [1.04, 236],
    [1.04, 236],
    [0.96, 204],
    [0.88, 178],
    [0.8, 164],
    [0.4, 160],
  ]),
  strands: [],
}
const sweptBack: Style = {
  front: symmetrical([
    [0, 96],
    [0.55, 104],
    [0.98, 140],
    [1.1, 196],
    [1.05, 240],
    [1.05, 240],
    [0.96, 200],
    [0.8, 168],
    [0.52, 152],
    [0, 148],
  ]),
  strands: [
    [
      [-0.45, 150],
      [-0.4, 122],
      [-0.2, 108],
    ],
    [
      [0.05, 146],
      [0.08, 120],
      [0.2, 104],
    ],
    [
      [0.48, 152],
      [0.52, 128],
      [0.5, 112],
    ],
  ],
}
const receding: Style = {
  front: [
    [-1.05, 244],
    [-1.05, 244],
    [-1.1, 200],
    [-0.96, 146],
    [-0.5, 114],
    [0, 108],
    [0.5, 114],
    [0.96, 146],
    [1.1, 200],
    [1.05, 244],
    [1.05, 244],
    [0.97, 210],
    [0.94, 176],
    [0.66, 138],
    [0.4, 146],
    [0, 150],
    [-0.4, 146],
    [-0.66, 138],
    [-0.94, 176],
    [-0.97, 210],
  ],
  strands: [
    [
      [-0.35, 142],
      [-0.1, 124],
      [0.3, 122],
    ],
  ],
}
const sideFringe: Point[] = [
  [-1.1, 300],
  [-1.1, 300],
  [-1.2, 230],
  [-1.1, 160],
  [-0.7, 116],
  [0, 102],
  [0.7, 116],
  [1.1, 160],
  [1.2, 230],
  [1.1, 300],
  [1.1, 300],
  [1, 240],
  [0.88, 206],
  [0.4, 196],
  [-0.2, 172],
  [-0.42, 146],
  [-0.42, 146],
  [-0.62, 176],
  [-0.9, 214],
  [-0.99, 250],
]
const middlePart: Point[] = symmetrical([
  [0, 108],
  [0, 108],
  [0.66, 114],
  [1.08, 156],
  [1.18, 230],
  [1.16, 330],
  [1.16, 330],
  [1.04, 290],
  [0.98, 232],
  [0.72, 180],
  [0.3, 150],
  [0, 140],
])
const bangs: Point[] = symmetrical([
  [0, 102],
  [0.68, 114],
  [1.1, 160],
  [1.18, 230],
  [1.12, 318],
  [1.12, 318],
  [1.0, 256],
  [0.95, 214],
  [0.9, 214],
  [0.5, 208],
  [0, 211],
])
const combedAside: Point[] = [
  [-1.08, 268],
  [-1.08, 268],
  [-1.13, 210],
  [-1.03, 150],
  [-0.6, 112],
  [0, 102],
  [0.6, 112],
  [1.03, 150],
  [1.13, 210],
  [1.08, 268],
  [1.08, 268],
  [0.99, 226],
  [0.86, 196],
  [0.45, 180],
  [0, 164],
  [-0.3, 146],
  [-0.3, 146],
  [-0.62, 164],
  [-0.88, 192],
  [-0.98, 224],
]
const curls: Point[] = [
  [-1.1, 270],
  [-1.1, 270],
  [-1.24, 220],
  [-1.16, 168],
  [-0.86, 118],
  [-0.3, 98],
  [0.3, 96],
  [0.86, 116],
  [1.16, 168],
  [1.24, 220],
  [1.1, 270],
  [1.1, 270],
  [1, 224],
  [0.86, 196],
  [0.62, 176],
  [0.36, 180],
  [0.1, 168],
  [-0.2, 174],
  [-0.5, 160],
  [-0.72, 180],
  [-0.92, 206],
  [-1, 232],
]

const fringeStrands: Style['strands'] = [
  [
    [-0.4, 144],
    [0.1, 160],
    [0.6, 180],
    [1, 216],
  ],
  [
    [-0.38, 136],
    [0.3, 138],
    [0.85, 170],
    [1.1, 226],
  ],
]
const styles: Record<string, Style> = {
  sidePart,
  crop,
  sweptBack,
  receding,
  bob: { back: bobBack, front: sideFringe, strands: fringeStrands },
  longMiddle: {
    back: longBack,
    front: middlePart,
    strands: [
      [
        [0.05, 126],
        [0.6, 150],
        [1, 210],
      ],
      [
        [-0.05, 126],
        [-0.6, 150],
        [-1, 210],
      ],
    ],
  },
  longFringe: { back: longBack, front: sideFringe, strands: fringeStrands },
  bobBangs: {
    back: bobBack,
    front: bangs,
    strands: [
      [
        [-0.3, 120],
        [-0.36, 160],
        [-0.4, 204],
      ],
      [
        [0.3, 120],
        [0.36, 160],
        [0.4, 204],
      ],
    ],
  },
  tied: {
    back: tiedBack,
    front: combedAside,
    strands: [
      [
        [-0.28, 142],
        [0.2, 146],
        [0.7, 164],
        [1, 204],
      ],
      [
        [-0.32, 140],
        [-0.7, 148],
        [-1, 200],
      ],
    ],
  },
  wavy: {
    back: wavyBack,
    front: curls,
    strands: [
      [
        [-0.5, 150],
        [-0.1, 134],
        [0.4, 146],
      ],
      [
        [0.2, 126],
        [0.7, 140],
        [0.98, 180],
      ],
    ],
  },
}

/** Chooses a style that goes with sex and age; the name is a key of the styles above. */
export function hairStyle(choices: Seeded, { sex, age }: Sitter): string {
  if (sex === '男') {
    return choices.pick(
      age >= 50 ? ['sidePart', 'receding', 'receding', 'sweptBack'] : ['sidePart', 'crop', 'sweptBack'],
    )
  }
  if (age >= 50) return choices.pick(['wavy', 'wavy', 'bob', 'tied'])
  return choices.pick(['bob', 'longMiddle', 'longFringe', 'bobBangs', 'tied'])
}

function placed(look: Look, points: readonly Point[]): Point[] {
  return points.map(([x, y]) => [CENTRE + x * look.cheek, y])
}

/** Draws the hair that lies behind neck and shoulders. */
export function drawBackHair(canvas: Canvas, look: Look): void {
  const { back } = styles[look.style]!
  if (back) fill(canvas, smooth(placed(look, back)), mix(look.hair, [0, 0, 0], 0.22))
}

/** Draws the hair over forehead and temples. */
export function drawFrontHair(canvas: Canvas, look: Look): void {
  const { front, strands } = styles[look.style]!
  const outline = placed(look, front)
  fill(canvas, smooth(outline.map(([x, y]): Point => [x, y + 4])), look.shade, 0.35)
  fill(canvas, smooth(outline), look.hair)
  const light: Colour = mix(look.hair, [255, 255, 255], 0.16)
  for (const strand of strands) {
    fill(
      canvas,
      stroke(placed(look, strand), (along) => 0.5 + Math.sin(along * Math.PI) * 3),
      light,
    )
  }
}
