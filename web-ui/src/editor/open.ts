import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { type DocumentState, type DocumentStore, createDocumentStore } from '@/document/store'

/** The document that a part of the page is about. */
export const DocumentContext = createContext<DocumentStore>(createDocumentStore())

export const useDocumentStore = () => useContext(DocumentContext)

export function useDocument<T>(select: (state: DocumentState) => T): T {
  return useStore(useContext(DocumentContext), select)
}
