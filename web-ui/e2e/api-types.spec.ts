import { readFileSync } from 'node:fs'
import path from 'node:path'
import openapi, { astToString } from 'openapi-typescript'
import { format } from 'prettier'
import { expect, test } from './darkroom'

test('the types of the API are those of the server; else run "npm run api" against one', async ({
  baseURL,
}) => {
  const root = path.resolve(import.meta.dirname, '..')
  const checkedIn = readFileSync(path.join(root, 'src/api/schema.d.ts'), 'utf8')
  const style = JSON.parse(readFileSync(path.join(root, '.prettierrc.json'), 'utf8')) as object
  const url = new URL(`${baseURL}/api/v1/openapi.json`)
  const served = `// Made of ${url.pathname} by "npm run api".\n${astToString(await openapi(url))}`
  expect(checkedIn).toBe(await format(served, { ...style, parser: 'typescript' }))
})
