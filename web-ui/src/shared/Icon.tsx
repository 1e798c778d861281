const PATHS = {
  wand: 'm4 16 8.5-8.5M14.5 2.5v3M13 4h3M6 3v2.6M4.7 4.3h2.6M16 9.5v2.6m-1.3-1.3h2.6m-5.4-5 2.3 2.3',
  graph: 'M3 4.5h5v4H3zM12 11.5h5v4h-5zM8 6.5h2.5v7H12',
  list: 'M3 5h14M3 10h14M3 15h9',
  pictures: 'M3 4h14v12H3zm0 9 4-4 4 4 2.5-2.5L17 14M12.5 7.4h.1',
  template: 'M3 3h6v8H3zm8 0h6v5h-6zm0 7h6v7h-6zM3 13h6v4H3z',
  dice: 'M4 4h12v12H4zM7.2 7.2h.1m5.4 0h.1M10 10h.1m-2.9 2.7h.1m5.4 0h.1',
  lock: 'M5 9h10v8H5zm2.5 0V6.5a2.5 2.5 0 0 1 5 0V9',
  again: 'M15.5 6.5A6.5 6.5 0 1 0 16.5 11M16.5 3v4h-4',
  download: 'M10 3v9m-3.5-3.5L10 12l3.5-3.5M4 16.5h12',
  close: 'm5 5 10 10M15 5 5 15',
  left: 'm12.5 4-6 6 6 6',
  right: 'm7.5 4 6 6-6 6',
  up: 'm4 12.5 6-6 6 6',
  down: 'm4 7.5 6 6 6-6',
  branch: 'M3 10h5c3 0 3-5 6-5h3m-9 5c3 0 3 5 6 5h3M14.5 2.5 17 5l-2.5 2.5m0 5L17 15l-2.5 2.5',
  words: 'M4 5h12M4 9h9M4 13h11M4 17h5',
  play: 'M6 4v12l10-6z',
  drop: 'M10 13V3M6.5 6.5 10 3l3.5 3.5M3.5 12v4.5h13V12',
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11m4 9.5 4 4',
  warn: 'M10 3 2.5 16.5h15zM10 8v4m0 2.4v.1',
  form: 'M3 4h14v4H3zm0 8h14v4H3z',
  pause: 'M6.88 4.38v11.25m6.25-11.25v11.25',
  first: 'M4.38 3.5h11.25M10 16.5V7.5m-3.75 3.75 3.75-3.75 3.75 3.75',
  grip: 'M7.5 5h.1m4.9 0h.1M7.5 10h.1m4.9 0h.1M7.5 15h.1m4.9 0h.1',
  queue: 'm10 3 7 3.8-7 3.8-7-3.8zM3.5 10.4 10 14l6.5-3.6M3.5 13.6 10 17.2l6.5-3.6',
  pin: 'M7.5 3.5h5l-0.62 5 2.5 2.75h-8.75l2.5-2.75zM10 11.25v5.25',
  copy: 'M7.5 7.5h8.75v8.75H7.5zM4.38 12.5V4.38H12.5',
  compare: 'M10 3.12v13.75M3.75 5.62h3.75v8.75H3.75zm8.75 0h3.75v8.75h-3.75z',
  help: 'M7.5 7.7a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M10 15h.1',
  info: 'M10 9v6M10 5.6h.1',
  plus: 'M10 4.38v11.25M4.38 10h11.25',
  minus: 'M4.38 10h11.25',
  fit: 'M3.75 7.5V3.75h3.75m5 0h3.75v3.75m0 5v3.75h-3.75m-5 0H3.75v-3.75',
  check: 'm4.38 10.62 3.75 3.75 7.5-8.75',
  chart: 'M3.5 3.5v13h13M7.5 12.5h.1m3.7-3h.1m3.1-2.8h.1M9.3 7.5h.1',
} as const

export type IconName = keyof typeof PATHS

/** A small line drawing beside words, which say the same: nothing to a screen reader. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
