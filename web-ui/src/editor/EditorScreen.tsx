/** The graph of a workflow. */
export function EditorScreen({ workflow }: { workflow?: string }) {
  return <h1>{workflow}</h1>
}
