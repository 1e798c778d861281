export const simple = {
  title: 'What shall it be?',
} as const
