/** Our mark: a goose in flight. */
export function Mark({ size = 28 }: { size?: number }) {
  return <img className="mark" src="/goose.svg" width={size} height={size} alt="" />
}
