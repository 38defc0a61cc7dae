import { photoFacts } from '../photo.ts'
import { PHOTO } from './type.ts'

export type PlacedPhoto = { type: 'jpg' | 'png' | 'bmp'; width: number; height: number }

const PIXELS_PER_MM = 96 / 25.4
const TYPES = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/bmp': 'bmp' } as const

/**
 * Format of a photo and the size at which it fills the form's cell without distortion, in pixels of 1/96 inch.
 * Null when the bytes are no picture a form can hold.
 */
export function placePhoto(bytes: Uint8Array): PlacedPhoto | null {
  const facts = photoFacts(bytes)
  if (facts === null) return null
  const scale = Math.min(PHOTO.width / facts.width, PHOTO.height / facts.height) * PIXELS_PER_MM
  return { type: TYPES[facts.mime], width: facts.width * scale, height: facts.height * scale }
}
