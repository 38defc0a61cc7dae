/** The first two words of the SHA-256 of a short ASCII text. */
export function sha256Head(text: string): [number, number]
