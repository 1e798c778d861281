export const fields = {
  dice: 'Another {{field}} by chance',
  keep: 'Keep this {{field}}',
  kept: 'Every run uses this number. Press for a new one in each run.',
  fresh: 'Each run throws a new number first. Press to keep this one.',
  none: 'none',
  choose: 'choose …',
} as const
