import jpeg from 'jpeg-js'
import { drawClothes } from './photo-clothes.ts'
import { drawFeatures, drawHead } from './photo-face.ts'
import { drawBackHair, drawFrontHair, hairStyle } from './photo-hair.ts'
import type { Look, Sitter } from './photo-look.ts'
import { blankCanvas, type Canvas, type Colour, mix } from './photo-raster.ts'
import { type Seeded, seeded } from './seeded.ts'

/** Size of a portrait in pixels: 35 × 49 mm at 300 dots an inch. */
const PORTRAIT_WIDTH = 413
const PORTRAIT_HEIGHT = 579
const JPEG_QUALITY = 82
/** How far the head sits below the coordinates its parts are written in, pixels. */
const HEAD_DOWN = 22

const backgrounds: readonly Colour[] = [
  [67, 142, 219],
  [67, 142, 219],
  [67, 142, 219],
  [240, 243, 246],
  [240, 243, 246],
  [190, 42, 46],
]
const skins: readonly Colour[] = [
  [246, 216, 192],
  [241, 206, 178],
  [235, 197, 167],
  [228, 187, 154],
]
const darkHairs: readonly Colour[] = [
  [34, 30, 32],
  [46, 38, 36],
  [58, 46, 42],
]
const grey: Colour = [158, 158, 160]

function lookOf(choices: Seeded, sitter: Sitter): Look {
  const skin = choices.pick(skins)
  const greyness = Math.max(0, Math.min(0.85, (sitter.age - 47) * 0.055)) * choices.pick([0.35, 0.8, 1])
  const male = sitter.sex === '男'
  return {
    ...sitter,
    skin,
    shade: mix(skin, [150, 88, 62], 0.28),
    hair: mix(choices.pick(darkHairs), grey, greyness),
    cheek: choices.whole(79, 87) - (male ? 0 : 4),
    jaw: choices.whole(50, 60) - (male ? 0 : 9),
    chin: choices.whole(358, 368) - (male ? 0 : 5),
    style: hairStyle(choices, sitter),
    choices,
  }
}

function paint(canvas: Canvas, look: Look): void {
  canvas.down = HEAD_DOWN
  drawBackHair(canvas, look)
  canvas.down = 0
  drawClothes(canvas, look, look.chin + HEAD_DOWN)
  canvas.down = HEAD_DOWN
  drawHead(canvas, look)
  drawFeatures(canvas, look)
  drawFrontHair(canvas, look)
}

/**
 * Draws a head-and-shoulders portrait of nobody in the manner of an ID photo. Equal seeds give equal bytes.
 * `age` is in years and decides greyness, lines and the choice of hair. Returns a JPEG of 413 × 579 pixels.
 */
export function drawPortrait(seed: string, sitter: Sitter): Uint8Array {
  const choices = seeded(`portrait ${seed}`)
  const canvas = blankCanvas(PORTRAIT_WIDTH, PORTRAIT_HEIGHT, choices.pick(backgrounds))
  paint(canvas, lookOf(choices, sitter))
  return new Uint8Array(jpeg.encode(canvas, JPEG_QUALITY).data)
}
