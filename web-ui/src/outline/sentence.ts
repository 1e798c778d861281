import type { TFunction } from 'i18next'
import i18next from 'i18next'
import type { OutlineItem } from '@/document/outline'
import { wordsOf } from '@/nodes/portLook'

/** What a node takes from which others, as one would say it. */
export function sentence(item: OutlineItem, t: TFunction): string {
  const title = item.definition?.title ?? item.node.type
  const parts = item.takes.map(({ port, from }) =>
    t('outline.part', { port: wordsOf(port), node: from.slice(0, from.lastIndexOf('.')) }),
  )
  const what = new Intl.ListFormat(i18next.language, { type: 'conjunction' }).format(parts)
  const said = parts.length > 0 ? t('outline.takes', { title, what }) : t('outline.begins', { title })
  return item.node.mode === undefined ? said : `${said} ${t(`outline.left.${item.node.mode}`)}`
}
