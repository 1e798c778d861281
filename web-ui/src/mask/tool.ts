export const TOOLS = ['brush', 'eraser', 'lasso', 'fill'] as const
export type Tool = (typeof TOOLS)[number]
