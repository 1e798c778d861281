const PATHS = {
  close: 'm4 4 8 8m0-8-8 8',
  pause: 'M5.5 3.5v9m5-9v9',
  play: 'M5 3.2v9.6l7.5-4.8z',
  first: 'M3.5 2.8h9M8 13.2V6m-3 3 3-3 3 3',
  up: 'm4 9.5 4-4 4 4',
  down: 'm4 6.5 4 4 4-4',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  again: 'M12.6 6.2A5 5 0 1 0 13 9m0-5.5v3h-3',
  dice: 'M3.5 3.5h9v9h-9zM6 6h.01M10 10h.01M10 6h.01M6 10h.01',
  queue: 'M3 4h10M3 8h10M3 12h6',
  pin: 'M6 2.8h4l-.5 4 2 2.2h-7l2-2.2zM8 9v4.2',
  copy: 'M6 6h7v7H6zM3.5 10V3.5H10',
  graph: 'M2.8 6.2h3.4v3.6H2.8zm7-3.4h3.4v3.6H9.8zm0 6.8h3.4v3.6H9.8zM6.2 8h1.8V4.6h1.8M8 8v3.4h1.8',
  compare: 'M8 2.5v11M3 4.5h3v7H3zm7 0h3v7h-3z',
  search: 'M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10m3.6-1.4 3 3',
  help: 'M6 6.2a2 2 0 1 1 2.8 1.8c-.6.3-.8.6-.8 1.4M8 12h.01',
  back: 'M9.5 4l-4 4 4 4',
  next: 'm6.5 4 4 4-4 4',
  info: 'M8 7.2V12M8 4.5h.01',
  plus: 'M8 3.5v9M3.5 8h9',
  minus: 'M3.5 8h9',
  fit: 'M3 6V3h3m4 0h3v3m0 4v3h-3m-4 0H3v-3',
  check: 'm3.5 8.5 3 3 6-7',
  tag: 'M3 3h5l5 5-5 5-5-5zM5.5 5.5h.01',
  chart: 'M3 3v10h10M6 10h.01M9 7.5h.01M11.5 5h.01M7.5 6h.01',
} as const

export type IconName = keyof typeof PATHS

/** A small picture that only repeats what a label says. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={name === 'grip' || name === 'chart' ? 2 : 1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
